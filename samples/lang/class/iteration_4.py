# golden: stdout status stderr verdict
# Instances that are iterated: __iter__ and __next__, until StopIteration.
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

a, b = Count(2)

class Shelf:
    def __init__(self, books):
        self.books = books

    def __iter__(self):
        return iter(self.books)

    def __len__(self):
        print("len", end=" ")
        return len(self.books)

class Lookup:
    def __init__(self):
        self.values = {"a": 1, "b": 2}

    def __iter__(self):
        return iter(self.values.items())

shelf = Shelf(["C", "A", "B"])
x, y, z = shelf
print(x, y, z, [b.lower() for b in shelf], list(zip(shelf, Count(2))), next(iter(shelf)))
for key, value in Lookup():
    print(key, value)
print(dict(Lookup()), sum(v for _, v in Lookup()))
for a in shelf:
    for b in shelf:
        print(a + b, end=" ")
print()
