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
def show(*args):
    for a in args:
        print(a, repr(a), str(a), f"{a}", f"{a!r}", f"{a:>8}|", "%s" % a, format(a), "{:^9}".format(a))
show(Level.LOW, Level.HIGH, Level.TOP, Mode.BOTH)
show(Color.RED, Color.GREEN)
show(Kind.A, Kind.C, Plain.X)
show(Num.ONE, Num.TWO, Num.NEG)
print(Level.LOW + 1, Level.LOW < Level.HIGH, Level(5), Level["MID"], Level.LOW == 1, 1 == Level.LOW, Level.MID.half, Level.MID.next())
print([c for c in Level], list(Level), [1, 2, 3][Level.LOW], {1: 2}[Level.LOW], {Level.LOW: 3}[1], Level.LOW in [1], 5 in [Level.MID])
print(int(Level.LOW), Level.MID.value, Level.MID.name, sorted([Level.HIGH, Level.LOW]), isinstance(Level.LOW, int), max(Level), min(Level), "%d" % Level.MID)
print(Color.RED == "red", "red" == Color.RED, Color.RED.upper(), {"red": 1}[Color.RED], Color("green"), Color["RED"], Color.RED + "!", len(Color.RED), Color.RED.value, Color.RED in ("red", "blue"))
print(Kind.A == "a", Kind.A is Kind.C, Kind("b").name, [k.value for k in Kind], Kind.A < Kind.B, hash(Kind.A) == hash("a"), {Kind.A: 1, "b": 2}, sorted([Kind.B, Kind.A]))
print(Plain.X == "x", Plain("x"), Plain.X.value, isinstance(Plain.X, str), Plain.X != "y")
print(Num.ONE + Num.TWO, Num.NEG, abs(Num.NEG), -Num.TWO, Num.ONE < 2, bool(Num.ONE), list(range(Num.TWO)), Mode.BOTH & Mode.READ, Mode(3) is Mode.BOTH)
print(type(Level.LOW).__name__, type(Level.LOW) is Level, Level.LOW is Level(1), Level.LOW is not Level.MID, type(Level.LOW + 0).__name__)
