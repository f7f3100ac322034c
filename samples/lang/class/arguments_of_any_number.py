# golden: stdout status stderr verdict
# Methods with `*args` and `**options`: handed on to `super()`, asked for names, in class methods and calls of objects.
def total(*xs):
    return sum(xs)

class Shape:
    def __init__(self, **options):
        self.size = options.get("size", 1)
        self.name = options["name"] if "name" in options else "shape"
        self.count = len(options)
        self.has = bool(options)

class Square(Shape):
    def __init__(self, *args, **options):
        super().__init__(**options)
        self.args = args
        self.edge = options.get("edge", 0.5)

    @classmethod
    def make(cls, *args, **options):
        return cls(*args, **options)

    @staticmethod
    def joined(sep, *parts):
        return sep.join(parts)

    def call(self, f, *args):
        return f(*args)

    def __call__(self, *args):
        return args

s = Square(1, 2, size=3, edge=4)
print(s.size, s.name, s.count, s.has, s.args, s.edge)
s = Square(name="q")
print(s.size, s.name, s.count, s.has, s.args, s.edge)
s = Square.make(1, size=9)
print(s.size, s.args, s.joined("-", "a", "b"), Square.joined("+"))
print(s.call(total, 1, 2), s(1, 2), s())
