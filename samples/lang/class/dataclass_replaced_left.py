# golden: stdout status stderr verdict
from dataclasses import dataclass, replace, asdict
@dataclass
class P:
    x: int
    y: int = 0
p = P(1)
del p.x
try:
    print(replace(p, y=2))
except AttributeError as e:
    print(e)
p.x = 5
print(replace(p, y=...), asdict(p))
def replace2(o, **k): return replace(o, **k)
print(replace2(p, x=3))
print(list(map(asdict, [p])))
