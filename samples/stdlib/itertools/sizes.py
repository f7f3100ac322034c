# golden: stdout status stderr verdict
# Numbers that are no size in C; -1, which stands for an error there; an `initial` of None, which is none.
from itertools import accumulate, combinations, islice, product, repeat

def sliced(stop):
    try:
        print(list(islice("abc", stop)), list(islice("abc", 1, stop)))
    except ValueError as error:
        print(error)

for stop in [0, 2, 2**63 - 1, 2**63, 2**70, -1, -2, -2**63, -2**70]:
    sliced(stop)

def refused(start, step):
    try:
        print(list(islice("abc", start, 3, step)))
    except ValueError as error:
        print(error)

refused(0, 2**63 - 1)
refused(0, 2**63)
refused(0, -2**70)
refused(2**63, 1)
refused(-1, 1)

def chosen(r):
    try:
        print(list(combinations("ab", r)), list(product("ab", repeat=r)), list(repeat(7, r)))
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)

for r in [0, 2, -1, 2**63, -2**70]:
    chosen(r)

def begin(n):
    return n if n > 3 else None

print(list(accumulate([1, 2], initial=begin(5))), list(accumulate([1, 2], initial=begin(1))))
for _ in repeat(1, 2**64):
    print("no")
