# golden: stdout status stderr verdict
# product, permutations, combinations: their orders, empty pools, more than there are.
import itertools
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("ab", [1, 2])), list(product([0, 1], repeat=3)), list(product([1], "a", [2.5])))
for a, b in product(range(2), range(2)):
    print(a, b)
print(list(product([], [1])), list(product([1, 2], repeat=0)), list(product("ab")))
print(list(product(*[[1, 2], [3]])), list(itertools.product("ab", "c", "d", "ef")))
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(permutations([1], 2)))
print(list(permutations([], 0)), list(permutations([1, 2], None)))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations([1, 2], 0)))
print(list(combinations_with_replacement("ab", 3)), list(combinations_with_replacement([], 1)))
print(list(combinations_with_replacement([], 0)), sum(1 for _ in combinations(range(6), 3)))
print(max(permutations([1, 2, 3])), sorted(product("ba", [2, 1])), ["".join(p) for p in permutations("abc")])
print(any(a + b == 7 for a, b in combinations([1, 2, 5], 2)), list(map(sum, product([1, 2], [3, 4]))))

def inversions(n):
    for p in permutations(range(n)):
        for a, b in combinations(p, 2):
            if a > b:
                yield p
                break

print(sum(1 for _ in inversions(4)))
print(list(permutations([1, 2], -1)))
