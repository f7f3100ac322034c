# golden: stdout stderr status verdict
# static: flip, fill
"""A slice takes the items of another list of the same length, of itself, of one that holds lists."""


def flip(perm, k):
    perm[: k + 1] = perm[k::-1]
    return perm


def fill(a, b, start, stop):
    a[start:stop] = b
    return a


print(flip(list(range(6)), 3), flip([1], 0), flip([3, 2, 10**30], 2))
print(fill([1, 2, 3, 4], [7, 8], 1, 3), fill([1, 2, 3, 4], [7, 8], -3, -1), fill([1, 2, 3], [9], 3, 1))
print(fill([1, 2, 3], [], 1, 1), fill([1, 2, 3], [4, 5, 6], 0, 10**20), fill([1, 2, 3], [5], -(10**20), 1))
own = [1, 2, 3]
own[:] = own
own[0:2] = own
print(own)
nested = [[1], [2], [3]]
first = nested[0]
other = [first, first]
nested[0:2] = other
first.append(5)
print(nested, other)
words = ["a", "b", "c"]
words[1:] = ["x" * 3, "y"]
print(words)
floats = [1.5, -0.0, float("nan")]
floats[0:2] = [-0.0, 2.5]
print(floats)
flags = [True, False]
flags[:2] = [False, True]
print(flags)
