# golden: stdout status stderr verdict
# compress: the shorter of the two ends it, the items are taken first.
from itertools import compress

def steps(name, n):
    for i in range(n):
        print(name, i)
        yield i

print(list(compress("abcd", [1, 0, True, ""])), list(compress([], [1])), list(compress("ab", [])))
print(list(compress(steps("item", 2), steps("wanted", 3))))
print(list(compress(steps("item", 3), steps("wanted", 1))))
