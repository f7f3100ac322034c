# golden: stdout status stderr verdict
class Cents(int):
    def __new__(cls, euros, cents=0):
        return super().__new__(cls, euros * 100 + cents)
    def __str__(self):
        return f"{self // 100}.{self % 100:02d}"
    def __add__(self, other):
        return Cents(0, int(self) + int(other))
    __radd__ = __add__
print(Cents(1, 5), Cents(1) + 20, 20 + Cents(1), Cents(2) + Cents(3), sorted([Cents(2), Cents(1)])[0])
print(type(Cents(1) + 1).__name__, type(1 + Cents(1)).__name__, Cents(1) - 1, [Cents(4, 2)])
class Tagged(str):
    def __new__(cls, text, tag):
        self = str.__new__(cls, text)
        self.tag = tag
        return self
t = Tagged("hello", "x")
print(t, t.tag, t + "!", repr(t), len(t))
class Bounded(float):
    LOW = 0.0
    def __new__(cls, value):
        return float.__new__(cls, max(cls.LOW, value))
    def __init__(self, value):
        self.given = value
b = Bounded(-3.5)
print(b, b.given, b + 1)
class Even(int):
    def __new__(cls, value):
        if value % 2:
            raise ValueError(f"{value} is odd")
        return int.__new__(cls, value)
class Small(Even):
    pass
print(Even(4), Small(8) + 1, type(Small(2)).__name__, isinstance(Small(2), Even))
try:
    Small(3)
except ValueError as e:
    print(e)
print(Even(5))
