# golden: stdout status stderr verdict
# `__eq__` that never gives a value runs into the limit, which counts what C lies between two calls.
class Item:
    def __init__(self, weight):
        self.weight = weight

    def __eq__(self, other):
        total = 0
        for i in range(20):
            total += i * self.weight % 7
        return self == other


items = [Item(weight) for weight in range(10)]
print(sum(item.weight for item in items))
print(items[0] == items[1])
