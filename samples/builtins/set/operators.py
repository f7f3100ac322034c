# golden: stdout status stderr verdict
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a == b, a != b, a < {1, 2, 3, 4}, a <= a, a > {1}, a >= b)
c = a
c |= {9}
c -= {1}
print(a, c is a)
words = {"x", "yy"} | {"zzz"}
print(sorted(words), len(words), max(words), sum({1, 2, 3}), [x * 2 for x in {1, 2}])
frozen = frozenset([1, 2])
print(frozen, frozen | {3}, frozen == {1, 2}, {frozen: "k"}[frozenset([2, 1])], {frozenset()}, frozenset())
