# golden: stdout status stderr verdict
# zip stops with the shortest; strict complains.
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip([1], [2], [3])), dict(zip("ab", range(2))))
for a, b in zip(range(3), ["x", "y", "z"]):
    print(a, b, end=" ")
print(*zip(*[(1, "a"), (2, "b")]))
numbers = iter([1, 2, 3, 4])
print(list(zip(numbers, numbers)), list(zip([1, 2], [3, 4], strict=True)))
it = iter([1, 2, 3])
print(list(zip(it, [10])), next(it))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
zip(5)
