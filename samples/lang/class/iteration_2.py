# golden: stdout status stderr verdict
# Instances that are iterated: __iter__ and __next__, until StopIteration.
class Pairs:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        print("iter", end=" ")
        return PairIter(self.items)

    def __len__(self):
        print("len", end=" ")
        return len(self.items)

class PairIter:
    def __init__(self, items):
        self.items = items
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.items):
            raise StopIteration("end")
        item = self.items[self.at]
        self.at += 1
        return self.at, item

p = Pairs(["x", "y"])
for n, item in p:
    for m, other in p:
        print(n, item, m, other)
print(list(p), tuple(p), dict(p), sorted(p), [k for k in p], len(p))
print(bool(p))

class Failing:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("inside")

try:
    for x in Failing():
        print("never")
except KeyError as e:
    print("KeyError", e)
