# golden: stdout verdict
# A number that native code passes is an object of its own for whoever keeps it.
import collections


def fill(kept, table, n):
    total = 0
    for i in range(n):
        wide = (i + 1) * (1 << 29) * (1 << (i % 34))
        kept.append(wide - 1)
        kept.append(-wide)
        kept.append(wide + 0.5)
        table[wide] = -wide
        for j in range(9):
            for k in range(9):
                total += j * k
    return total


def keep(kept, value):
    kept.append(value)
    return value in kept, kept.count(value)


kept, table = collections.deque(), collections.UserDict()
print(fill(kept, table, 40))
for item in kept:
    print(item, end=" ")
print()
print(sorted(table.items()))
edges = collections.deque()
for value in (0, -5, -6, 256, 257, 2**30 - 1, 2**30, -(2**30), 2**59, 2**59 + 1, 2**60, -(2**62), 2**63 - 1, -(2**63), 2**63):
    print(value, keep(edges, value), keep(edges, value + 1))
print(list(edges))
