# golden: stdout status stderr verdict
# Ordered dataclasses; a field that is not compared, one that is not shown.
from dataclasses import dataclass, field


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False, repr=False)


vs = [Version(1, 2), Version(0, 9, "x"), Version(1), Version(1, 2, "z")]
print(sorted(vs), max(vs), min(vs))
print(vs[0] == vs[3], vs[0] <= vs[3], vs[0] < vs[3], vs[1] > vs[2], vs[0] >= vs[2])
try:
    print(vs[0] < 3)
except TypeError as e:
    print("TypeError", e)


@dataclass(order=True)
class Both:
    k: tuple
    v: list


@dataclass(order=True)
class Sub(Both):
    z: int = 0


print(Both((1, 2), [3]) < Both((1, 3), []), Both((1,), [2]) < Both((1,), [2, 0]))
try:
    print(Both((1,), []) < Sub((1,), []))
except TypeError as e:
    print(e)
