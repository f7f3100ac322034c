# golden: stdout status stderr verdict
# `__reversed__`: an iterator of the builtin kind, an instance, a list; one that raises.
class Deck:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        print("asked")
        return reversed(self.items)


class Down:
    def __init__(self, n):
        self.n = n

    def __reversed__(self):
        return Up(self.n)


class Up:
    def __init__(self, n):
        self.n = n
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= self.n:
            raise StopIteration
        self.at += 1
        return self.at


class Short(Deck):
    def __reversed__(self):
        return [x for x in self.items[::-1] if x > 1]


d = Deck([3, 1, 2])
for x in reversed(d):
    print(x, end=" ")
print(list(reversed(d)), [x * 2 for x in reversed(d)], sum(reversed(d)))
print(list(reversed(Down(3))), len(reversed(Short([1, 2, 3]))))


class Bad:
    def __reversed__(self):
        raise ValueError("no way back")


try:
    print(list(reversed(Bad())))
except ValueError as e:
    print(e)
for x in reversed(Bad()):
    print(x)
