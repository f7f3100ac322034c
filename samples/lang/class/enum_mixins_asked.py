# golden: stdout status stderr verdict
from enum import Enum, IntEnum, StrEnum, auto, unique
import enum
class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = auto()
    TOP = HIGH
    def next(self):
        return Level(self + 1) if self < Level.HIGH else self
    @property
    def half(self):
        return self // 2
@unique
class Color(StrEnum):
    RED = "red"
    GREEN = auto()
class Kind(str, Enum):
    A = "a"
    B = "b"
    C = A
    def __str__(self):
        return self.value
class Plain(str, Enum):
    X = "x"
class Num(int, Enum):
    ONE = 1
    TWO = 1 << 1
    NEG = -3
class Mode(enum.IntEnum):
    READ = 1
    WRITE = 2
    BOTH = READ | WRITE
match Level(1):
    case Level.LOW:
        print("low")
    case Level.HIGH:
        print("high")
match Color("red"):
    case "red":
        print("text")
def cost(level):
    return {Level.LOW: 10, Level.MID: 20}.get(level, 0)
print(cost(Level.LOW), cost(Level.HIGH))
for f in (lambda: Level(9), lambda: Color("x"), lambda: Level["NO"], lambda: Kind("zz"), lambda: Num(7)):
    try:
        f()
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
