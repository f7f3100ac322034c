# golden: stdout status stderr verdict
# Iterating over an enumeration; its length.
from enum import Enum, auto


class C(Enum):
    A = 1
    B = 2
    D = 1

    @classmethod
    def names(cls):
        return [m.name for m in cls]

    @classmethod
    def find(cls, value):
        for m in cls:
            if m.value == value:
                return m
        return None


for c in C:
    print(c)
print(list(C), len(C), sorted(C, key=lambda c: -c.value), tuple(C), [c.value for c in C])
print({c.name: c for c in C}, any(c.value == 2 for c in C), sum(c.value for c in C), C.names())
for i, c in enumerate(C):
    print(i, c)
print(list(reversed(C)), max(C, key=lambda c: c.value), C.find(2), C.find(5))
counts = {c: 0 for c in C}
counts[C.D] += 1
print(counts, list(C) == [C.A, C.B])
for a in C:
    for b in C:
        if a is not b:
            print(a, b)
x = list(C)
x.append(C.A)
print(len(C), len(x))
print(next(iter(C)))
