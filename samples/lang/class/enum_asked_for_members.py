# golden: stdout status stderr verdict
# A member by its value, where what is equal counts, and by its name.
from enum import Enum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1


class Kind(Enum):
    TEXT = "t"
    PAIR = ("p", 2)
    NONE = None


class Level(Enum):
    LOW = auto()
    HIGH = auto()

    @classmethod
    def parse(cls, text):
        return cls[text.upper()]

    @classmethod
    def of(cls, number):
        return cls(number)


def name_of(n):
    try:
        return Color(n).name
    except ValueError as error:
        return str(error)


print(Color(1), Color(2.0), Color(True), Kind("t"), Kind(None), Kind(("p", 2)), Color["CRIMSON"], Color["GREEN"])
print([name_of(n) for n in range(4)], Color(Color.RED) is Color.RED, Level.parse("low"), Level.of(2))
names = ["RED", "BLUE", "CRIMSON"]
for name in names:
    try:
        print(Color[name])
    except KeyError as error:
        print("no", error)
print({Color["RED"]: 1, Color.GREEN: 2}[Color(2)])
def deep():
    return Color["PURPLE"]
try:
    Kind(("q", 2))
except ValueError as e:
    print(e)
try:
    deep()
except KeyError as e:
    print(repr(e))
try:
    Color(17)
except ValueError as e:
    print(e)
