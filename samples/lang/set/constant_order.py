# golden: stdout status
# CPython keeps a display of three or more constants as a frozenset. It is made anew when equal constants are merged,
# and once more where one of its strings is interned already: the order of the display is known only to CPython.
print({0, 3, 11}, list({5, 13, 21, 0}))
print({16, 8, 0}, {0, 8, 16})
print({"name", "self", "abz", "qwz", "erz", "tyz", "q r"})
print({"a", "len", "print", "zq1w", "zq2w", "append"}, {"a" * 2, "ab", "b", "c", "aaa", "bb"})


def grown():
    s = {3, 11, 19, 27, 2}
    s.discard(11)
    s.add(35)
    return s


print(grown(), list(grown()), grown() | {43, 51}, grown().pop())
for k in {1, 9, 17, 25, 4, 12}:
    print(k, end=" ")
print([k for k in {3, 11, 19}], sorted({3, 11, 19}), 11 in {3, 11, 19})
print({3, 11}, {11, 3}, {3, 11, 3}, {*(), 3, 11, 0}, {k for k in (0, 3, 11)})
