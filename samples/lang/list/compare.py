# golden: stdout status stderr verdict
# Lists compare element by element.
print([1, 2] == [1, 2], [1, 2] == [1.0, 2.0], [1, 2] != [2, 1], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 9])
print([[1], [2]] == [[1], [2]], [1, 2] == (1, 2), [None] == [None], ["a", "b"] <= ["a", "b"], [1, [2, 3]] < [1, [2, 4]])
a = [1]
a.append(a)
print(a, len(a[1]), a[1] is a)
print(2 in [1, 2.0], "a" in ["abc"], None in [0], [] in [[]], 3 not in [1, 2])
print([1, "a"] == [1, "a"], [1, "a"] < [2, 3])
print([1, "a"] < [1, 3])
