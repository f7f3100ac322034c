# golden: stdout status stderr verdict
# `f(*items)` where the function takes any number, and where a class does.
xs = [1, 2, 3]
def rest(*args):
    return len(args), sum(args), args
print(rest(*xs), rest(0, *xs), rest(*xs[:0]), rest(*[]))
def some(first, *args, key=3, **named):
    return first, args, key, named
print(some(*xs), some(*xs[:1]))
try:
    some(*xs[:0])
except TypeError as e:
    print(e)
def total(*args):
    if not args:
        return 0
    return args[0] + total(*args[1:])
print(total(1, 2, 3))
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
print(Point(*[1, 2]), [Point(*row) for row in [[1, 2], [3, 4]]], Point(*map(int, ["5", "6"])))
try:
    Point(*xs)
except TypeError as e:
    print(e)
try:
    Point(*xs[:1])
except TypeError as e:
    print(e)
def deflt(a, b=1):
    return a, b
print(deflt(1, 2, *xs[:0]))
try:
    deflt(1, 2, *xs)
except TypeError as e:
    print(e)
