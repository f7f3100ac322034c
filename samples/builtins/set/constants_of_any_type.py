# golden: stdout status stderr verdict
# static: step, k
"""Displays of constants of all kinds: the order of their set is that of the frozenset CPython keeps."""
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = (x + dx, y + dy)
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}


cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(5):
    print("generation", generation, len(cells), list(cells))
    cells = step(cells)
a = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
b = {1.5, 2.5, 3.25, -0.5, 1e10}
b2 = {1e10, -0.5, 3.25, 2.5, 1.5}
c = {b"x", b"yy", b"zzz", b"w"}
e = {("a", 1), ("b", 2), ("c", 3)}
f = {1j, 2j, 3.5j}
g = {(1.0, 2), (3.0, 2), (0.0, 1), (-0.0, 1)}
h = {((1, 2), 3), ((4, 0), 5), ((7, 8), 6)}
h2 = {(i, i * i) for i in range(20)} | {(1, 1), (50, 2), (60, 3), (70, 4), (1, 50)}
i = {True, False, 2 > 1}
j = {0.0, -0.0, 1.0, 1.5}
m = {True, 1.0, 2.5, 3.5}
def k():
    s = {(2, 2), (1, 2), (0, 2), (2, 1), (1, 0)}
    s.add((9, 9))
    s.discard((1, 2))
    return s
print(list(a), list(b), list(b2), list(c), list(e), list(f), list(g))
print(list(h), list(k()), list(h2), list(i), list(j), list(m))
print(sorted(k()), (2, 1) in a, (2, 3) in {(1, 0), (2, 3), (4, 5)}, 2.5 in {1.5, 2.5, 3.5})
big = {(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 8), (8, 9), (9, 10), (10, 11), (11, 12)}
print(list(big))
for p in {(3, 4), (5, 6), (7, 8), (9, 10)}:
    print(p, end=" ")
print()
for w in frozenset({("x", 1.5), ("y", 2.5), ("z", 3.5)}):
    print(w)
