# golden: stdout status stderr verdict
from dataclasses import dataclass, asdict, replace, field, InitVar
from typing import Optional
@dataclass
class Node:
    v: int
    next: Optional["Node"] = None
n = Node(1, Node(2))
print(asdict(n), replace(n, v=3))
@dataclass
class D:
    m: dict = field(default_factory=dict)
print(asdict(D({"a": [1]})))
@dataclass
class I:
    x: int
    k: InitVar[int] = 3
try:
    print(replace(I(1), x=2))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(replace(n, z=3))
except TypeError as e:
    print(e)
try:
    print(asdict(5))
except TypeError as e:
    print(e)
