# golden: stdout status stderr
# All annotations are texts.
from __future__ import annotations

import dataclasses
import typing

Vector = list
Number = int

@dataclasses.dataclass
class Point:
    a: Number
    b: Vector[Number]

def f(x: Number, *y: Vector) -> Vector:
    return [x]

total: Number = 3
print(typing.get_type_hints(f), typing.get_type_hints(Point), f(1), total)
