# golden: stdout status stderr verdict
# `auto` and `unique`; a member that gives the next one.
from enum import Enum, auto, unique


@unique
class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = auto()

    def next(self):
        if self is State.IDLE:
            return State.RUNNING
        elif self is State.RUNNING:
            return State.DONE
        return self


s = State.IDLE
for _ in range(3):
    print(s, s.value)
    s = s.next()


class Mixed(Enum):
    A = 5
    B = auto()
    C = auto()


print([member.value for member in Mixed])
