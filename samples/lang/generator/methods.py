# golden: stdout status stderr verdict
# Methods and nested functions that are generators; what they see of the function around them.
class Bag:
    def __init__(self, items):
        self.items = items

    def each(self, step=1):
        for i in range(0, len(self.items), step):
            yield self.items[i]

    def numbered(self):
        def of(k):
            for x in self.items:
                yield k, x

        for k in range(2):
            yield from of(k)


class Grid:
    def __init__(self, width, height):
        self.width = width
        self.height = height

    def around(self, x, y):
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            if 0 <= x + dx < self.width and 0 <= y + dy < self.height:
                yield x + dx, y + dy


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        n = self.n
        while n > 0:
            yield n
            n -= 1


def nested(limit):
    seen = []

    def down(n):
        if n > 0:
            seen.append(n)
            yield n
            yield from down(n - 1)

    values = [x for x in down(limit)]
    return values, seen, list(zip(down(2), "ab"))


bag = Bag([3, 1, 2])
print(list(bag.each()), list(bag.each(step=2)), list(bag.numbered()))
print(list(Grid(3, 2).around(0, 0)), sorted(Grid(3, 2).around(1, 1)))
print(list(Countdown(3)), max(Countdown(4)), [a * b for a in Countdown(2) for b in Countdown(a)])
print(nested(3))
