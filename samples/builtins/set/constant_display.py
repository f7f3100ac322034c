# golden: stdout status
print({1, 17, 33, 49, 65, 9}, {"a", "b", "c", "d", "e", "f"})
for x in {"a", "b", "c", "d", "e", "f"}:
    print(x, end=" ")
print()
print([x for x in {1, 17, 33, 49, 65, 9}], list({1, 17, 33, 49, 65, 9}), sum(x for x in {1, 17}))
s = {"a", "b", "c", "d", "e", "f"}
for x in s:
    print(x, end=" ")
print()
print({(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)}, {-1, -2, -3, 16, -17}, {1.5, 2.5, 1e10, None})
k = 1
print({k, 17, 33, 49, 65, 9}, "".join(c for c in {"p", "q", "r", "s"}))
