# golden: stdout status stderr verdict
# A dataclass: parameters, defaults, repr, comparing, attributes of the class.
from dataclasses import dataclass, field


@dataclass
class Point:
    x: int
    y: int = 3
    name: str = field(default="p", compare=False)
    tags: list = field(default_factory=list)

    def norm(self):
        return self.x * self.x + self.y * self.y


p = Point(1)
q = Point(1, 3, "other")
print(p, q, p == q, p != q)
q.tags.append(4)
print(p, q, p == q, [p, q], {"a": p})
print(p.norm(), Point(3, y=4).norm(), p == 3, p in [q, p])
print(Point.y, Point.name)
