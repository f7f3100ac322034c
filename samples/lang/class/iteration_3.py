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

class Nothing:
    pass

def shared(counts):
    total = 0
    for count in counts:
        for x in count:
            total += x
    return total

print(shared([Count(3), Count(4)]))

class Half:
    def __init__(self, source):
        self.source = source

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.source) / 2

print(list(Half(Count(4))))
try:
    next(Nothing())
except TypeError as e:
    print(e)

class Shelf:
    def __init__(self, books):
        self.books = books

    def __iter__(self):
        return iter(self.books)

    def __len__(self):
        print("len", end=" ")
        return len(self.books)

shelf = Shelf(["C", "A", "B"])
for book in shelf:
    print(book, end=" ")
print(list(shelf), sorted(shelf), max(shelf), ",".join(shelf), list(enumerate(shelf)), set(shelf) == {"A", "B", "C"})
