# golden: stdout status stderr verdict
xs = [5, 3, 9, 1, 3]
xs.sort()
print(xs)
xs.sort(reverse=True)
print(xs, xs.sort())
words = ["pear", "Fig", "apple", "", "äh"]
words.sort()
print(words)
floats = [2.5, -1.0, 0.0, -0.0, 1e300]
floats.sort()
print(floats)
pairs = [(2, "a"), (1, "b"), (2, "A"), (1, "a")]
pairs.sort()
print(pairs)
pairs.sort(reverse=True)
print(pairs)
big = [10**20, 5, -(10**20), 2**63]
big.sort()
print(big, sorted([True, False, True]), sorted(["b", "a"], reverse=True))
lists = [[2, 1], [1, 5], [1], []]
lists.sort()
print(lists)
