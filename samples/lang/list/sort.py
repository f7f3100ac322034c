# golden: stdout status stderr verdict
# Sorting is stable and keys are called once for each element.
calls = []


def last(word):
    calls.append(word)
    return word[-1]


words = ["pear", "fig", "apple", "kiwi", "date"]
print(sorted(words, key=last), calls)
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words))
pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "a")]
print(sorted(pairs), sorted(pairs, key=lambda pair: pair[0]), sorted(pairs, reverse=True))
print(sorted([True, 0, 2.5, -1]), sorted("hello"), sorted({3, 1, 2}), sorted({"b": 1, "a": 2}), sorted([]))
print(sorted([[2], [1, 5], []]), sorted([0.5, -0.0, 0.0, 1]))
numbers = [5, 3, 9]
numbers.sort()
print(numbers, words)
sorted([1, "a"])
