# golden: stdout status verdict
# The same: attributes that are not there yet, or no more.
from dataclasses import dataclass, field
@dataclass(slots=True)
class A:
    x: int = field(init=False)
    y: int = 7
a = A(7)
for name in (0, 1):
    try:
        print(a.x if name == 0 else a.y)
    except AttributeError as e:
        print(e)
a.x = 3
print(a.x)
del a.x
try:
    print(a.x)
except AttributeError as e:
    print(e)
print(a)
