# golden: stdout status stderr verdict
# `__new__` that gives other things, instances of a subclass, or raises; an instance without `__init__`.
class Shape:
    def __new__(cls, kind, *rest):
        if kind == "none":
            return None
        if kind == "int":
            return 5
        if cls is Shape and kind == "sq":
            return super().__new__(Sq)
        return super().__new__(cls)

    def __init__(self, kind, size=1):
        self.kind = kind
        self.size = size

    def area(self):
        return 0


class Sq(Shape):
    def area(self):
        return self.size**2


for kind in ("none", "int", "sq", "x"):
    made = Shape(kind, 3)
    if isinstance(made, Shape):
        print(type(made).__name__, made.area(), made.kind)
    else:
        print(made)


class Bad:
    def __new__(cls, v):
        o = super().__new__(cls)
        if v < 0:
            raise ValueError("negative")
        return o

    def __init__(self, v):
        self.v = v


print(Bad(1).v)
try:
    Bad(-1)
except ValueError as e:
    print(e)
half = Bad.__new__(Bad, 3)
try:
    half.v
except AttributeError as e:
    print(e)
Bad(-2)
