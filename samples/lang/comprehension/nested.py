# golden: stdout status stderr verdict
# Comprehensions in comprehensions, conditions, several fors.
print([x * x for x in range(6) if x % 2], [(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(4)])
print({x % 3: x for x in range(7)}, {x % 3 for x in range(7)}, {k: [v] * v for k, v in {"a": 1, "b": 2}.items()})
print([a + b for a in "xy" for b in "12" if a + b != "x2"], [x for x in range(20) if x % 2 if x % 3], [*(i for i in range(3))])
primes = [n for n in range(2, 40) if all(n % d for d in range(2, n))]
print(primes, sum(p for p in primes if p < 10), [c.upper() if c in "aeiou" else c for c in "hello"])
matrix = [[1, 2], [3, 4], [5, 6]]
print([list(column) for column in zip(*matrix)], [x for row in matrix for x in row], [len(w) for w in "the quick fox".split()])
print([i for i in [1, 2, 3] for i in [i * 10, i + 1]], [lambda: 1 for _ in range(1)][0](), [[], [1]][len([0])])
