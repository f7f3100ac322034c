# golden: stdout status stderr verdict
# Attributes, methods, class attributes, str and repr.
class Point:
    count = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)


p = Point(1, 2)
q = p
p.move(1, 1).move(y := 1, dy=y)
print(p, q is p, Point.count, p == Point(3, 4), p != Point(0), [p, Point(5)], Point.count)
p.extra = "new"
print(p.extra, p.__dict__, hasattr(p, "z"), type(p).__name__, isinstance(p, Point))
p.count = 99
print(Point.count, p.count, q.count)
p.z
