# golden: stdout status stderr verdict
import sys
from enum import IntEnum, StrEnum
class Code(IntEnum):
    OK = 0
    BAD = 3
class Msg(StrEnum):
    NO = "no way"
class M(int):
    pass
print("%*d|%-*d|%.*f" % (M(5), 3, M(4), Code.BAD, M(2), 1.5), "%c" % M(66), "%s %r" % (Msg.NO, Msg.NO), "%5.2s|" % Msg.NO)
print("{:{}}|{:>{w}}".format(Code.BAD, M(4), Msg.NO, w=M(8)))
d = {Code.OK: "fine", Code.BAD: "bad"}
print(d[Code(0)], d[3], {c.name: int(c) for c in Code}, Code.BAD.bit_length(), [0, 1, 2, 9][Code.BAD], "abcd"[Code.BAD])
try:
    raise ValueError(Msg.NO)
except ValueError as e:
    print(e, e.args, repr(e))
x: int = Code.BAD
x -= 1
print(x, Code.BAD - Code.OK, Code.BAD > 2.5, 2 ** Code.BAD, -Code.BAD, divmod(7, Code.BAD), round(Code.BAD), float(Code.BAD), complex(Code.BAD) if False else 0)
print(any(Code), all(Code), bool(Code.OK), not Code.BAD, Msg.NO and 1, list(range(Code.BAD)), Msg.NO.split(), Msg.NO[::-1], " ".join([m.value for m in Msg]))
sys.exit(Code.BAD)
