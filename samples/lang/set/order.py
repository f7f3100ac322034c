# golden: stdout status stderr verdict
# Iteration order is that of CPython's table, by hash (seed 0 for strings).
print({3, 1, 2}, {100, 5, 33, 64, 8, 1000}, {-1, -2, 0}, set(range(20, 0, -3)))
s = set()
for n in (9, 1, 17, 25, 2, 33):
    s.add(n)
    print(s)
s.discard(17)
s.add(41)
print(s, {True, 1, 0, False}, {1.0, 1, 2}, {2**61 - 1, 0}, set(), {()})
words = {"apple", "pear", "fig", "kiwi", "date", "plum", "cherry"}
print(words)
for word in words:
    print(len(word), end=" ")
print(set("mississippi"), {"a", 1, 2.5, (1, 2)})
