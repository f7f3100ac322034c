# golden: stdout
# Sets and frozensets.
seen = set()  # reveal: set[int]
seen.add(3)
seen.add(4)
odd = {1, 3, 5}  # reveal: set[int]
both = seen & odd  # reveal: set[int]
fixed = frozenset([1, 2])  # reveal: frozenset[int]
shared = odd | fixed  # reveal: set[int]
one = len(odd) in odd  # reveal: bool
print(sorted(seen), sorted(odd), sorted(both), sorted(fixed), sorted(shared), one)
