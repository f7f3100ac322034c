# golden: stdout status stderr verdict
# Classes as values: in lists and dicts, printed, compared, called, made by functions of theirs.
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    def __repr__(self):
        return f"{type(self).__name__}({self.area()})"


class Sq(Shape):
    def __init__(self, a=1):
        self.a = a

    def area(self):
        return self.a * self.a


class Circle(Shape):
    def __init__(self, r=2):
        self.r = r

    def area(self):
        return 3 * self.r * self.r


class Plain:
    count = 0

    def __init__(self):
        Plain.count += 1


kinds = [Sq, Circle]
print(kinds, Sq, str(Plain), f"{Circle}", f"{Plain!r:>30}")
print([k().area() for k in kinds], [k(3) for k in kinds])
print(list(map(Sq, [1, 2])))
print(sorted([Sq(2), Circle(1)], key=Shape.area))
print(kinds[0] is Sq, kinds[0] == Sq, kinds[1] == Sq, Sq in kinds, Plain in kinds, kinds.index(Circle), kinds.count(Sq))
names = {Sq: "sq", Circle: "circle"}
print(names[Sq], names[type(Circle())], [c.__name__ for c in names])
table = {"a": Plain, "b": Sq}
for key, cls in table.items():
    made = cls()
    print(key, cls.__name__, isinstance(made, Plain), isinstance(made, Shape), cls is Plain)
print(Plain.count, callable(Plain), bool(Sq))
