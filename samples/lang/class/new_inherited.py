# golden: stdout status stderr verdict
# `__new__` behind another, with arguments, keywords and `super()` in both forms.
class Base:
    def __new__(cls, *args, **kwargs):
        print("Base.new", cls.__name__, args, kwargs)
        return super().__new__(cls)


class Mid(Base):
    def __new__(cls, x, y=2):
        print("Mid.new", x, y)
        self = super().__new__(cls, x)
        self.sum = x + y
        return self

    def __init__(self, x, y=2):
        self.x = x


class Leaf(Mid):
    def __init__(self, x, y=3):
        super().__init__(x, y)
        self.leaf = True


class Counter:
    _ids = 0

    def __new__(cls):
        cls._ids += 1
        inst = super(Counter, cls).__new__(cls)
        inst.id = cls._ids
        return inst


class Deep:
    def __new__(cls, n):
        if n:
            return Deep(n - 1)
        return super().__new__(cls)

    def __init__(self, n):
        print("init", n)


Deep(2)
m = Mid(1)
print(m.sum, m.x)
l = Leaf(1, y=5)
print(l.sum, l.x, l.leaf)
print([Counter().id for _ in range(3)], Counter._ids)
