# golden: stdout verdict
# A loop over a list of the isolate sees what is done to it meanwhile, and an exhausted iterator stays so.


def walk(items, extra):
    total = 0
    for item in items:
        total += item
        if item == 2:
            items.append(extra)
        if item == extra:
            items.clear()
        for j in range(9):
            for k in range(9):
                total += j * k
    return total


def rest(iterator):
    taken = ""
    for item in iterator:
        taken += str(item) + " "
        for j in range(9):
            for k in range(9):
                taken += ""
    return taken


class Holder:
    pass


h = Holder()
h.items = [1, 2, 3]
print(walk(h.items, 10), h.items)
h.items = [1, 2]
h.iterator = iter(h.items)
print(rest(h.iterator))
h.items.append(3)
print(rest(h.iterator), h.items)
h.items = (1, 2.5, None, "text", (4,))
h.iterator = iter(h.items)
print(next(h.iterator), rest(h.iterator), rest(h.iterator))
h.items = [True, 2**80, 2**59, -(2**61)]
h.iterator = iter(h.items)
print(rest(h.iterator))
h.iterator = (i for i in range(3))
print(rest(h.iterator), rest(h.iterator))
