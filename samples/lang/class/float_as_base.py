# golden: stdout status stderr verdict
import math
class F(float):
    def half(self):
        return F(self / 2)
f = F(3.0)
print(f, f.half(), f + 1, f == 3, 3 == f, f < 4, f"{f:.2f}", "%.1f|%s" % (f, f), repr(f), round(f), round(f, 1), int(f), math.sqrt(F(4.0)), abs(F(-1.5)))
print(f.is_integer(), hash(f) == hash(3), {f: 1}[3], [F(2.0), F(1.0)], sorted([F(2.0), F(1.0)]), max(f, 4), -f, F("2.5"), F(), F(7), divmod(f, 2), bool(F(0.0)), math.floor(F(2.5)))
nan = F("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan != nan, F(-0.0), F(1e300) * 1e10)
try:
    f"{f:d}"
except ValueError as e:
    print(e)
try:
    F("x")
except ValueError as e:
    print(e)
class Temp(float):
    def __init__(self, value):
        self.label = "t"
    def __str__(self):
        return f"{float(self)}C"
t = Temp(20.5)
print(t, repr(t), t.label, f"{t}", f"{t:.0f}", t + 1)
