# golden: stdout status stderr verdict
# Exceptions through methods, constructors, properties and class bodies: tracebacks name their functions.
class Account:
    def __init__(self, balance):
        if balance < 0:
            raise ValueError("negative")
        self.balance = balance

    def take(self, amount):
        if amount > self.balance:
            raise RuntimeError(f"only {self.balance}")
        self.balance -= amount
        return self

    @property
    def half(self):
        return self.balance / self.parts

    def __repr__(self):
        return "Account(" + 1 // (self.balance - 7) * "x" + ")"


for make in 5, -1:
    try:
        print(Account(make).take(3).balance)
    except ValueError as e:
        print("refused", e)
a = Account(7)
try:
    print(a)
except ZeroDivisionError as e:
    print(e)
try:
    print([a, a])
except ZeroDivisionError as e:
    print(e)
try:
    a.half
except AttributeError as e:
    print(e)
a.parts = 0
try:
    a.half
except ZeroDivisionError as e:
    print(e)
a.take(2).take(100)
