# golden: stdout status stderr verdict
# count, cycle, repeat: in loops, in variables, attributes, containers.
import itertools
from itertools import count, cycle, islice, repeat, takewhile

print(list(islice(count(), 5)), list(islice(count(5, 3), 3)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat(7, 3)), list(islice(repeat("x"), 2)))
print(list(repeat(1, 0)), list(repeat(1, -2)))
for x in takewhile(lambda x: x * x < 50, count(1)):
    print(x, end=" ")
print()
print(dict(zip("ab", count())), [a * b for a, b in zip([1, 2, 3], cycle([1, -1]))])

numbers = count(10)
print(next(numbers), next(numbers))
ids = itertools.count(1)

class Thing:
    def __init__(self):
        self.id = next(ids)

class Turn:
    def __init__(self, names):
        self.names = cycle(names)

    def next(self):
        return next(self.names)

print(Thing().id, Thing().id)
turn = Turn(["x", "o"])
print(turn.next(), turn.next(), turn.next())
all = [count(1), count(5)]
print(next(all[0]), next(all[1]), next(all[0]))
rest = itertools.chain([1, 2], [3])
print(next(rest), list(rest), list(rest), next(rest, "end"))
