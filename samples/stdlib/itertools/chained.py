# golden: stdout status stderr verdict
# chain, islice, accumulate, pairwise, starmap, takewhile and their like.
import itertools as it
from itertools import accumulate, chain, dropwhile, filterfalse, islice, pairwise, starmap, takewhile

print(list(chain([1], "ab", (2.5,))), list(chain.from_iterable([[1], [2, 3], []])), list(chain("x")))
print(list(it.chain.from_iterable(["ab", "c"])), list(chain(*[[1], [2]])), sum(chain([1], [2])))
print(list(islice("abcdef", 2, None)), list(islice(range(10), None, 4)), list(islice(range(10), 2, 9, 3)))
print(list(islice([], 3)), list(islice([1, 2], 5, 3)), list(islice("abc", 0)), list(islice("abc", 1, 1)))
print(list(accumulate([1, 2, 3])), list(accumulate("abc")), list(accumulate([1, 5, 2], lambda a, b: a * b)))
print(list(accumulate([1, 2], initial=10)), list(accumulate([])))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(starmap(lambda a, b: a + b, [(1, 2), (3, 4)])))
print(list(pairwise([1, 2, 3])), list(pairwise([])), list(pairwise("a")))

def steps(n):
    print("start")
    for i in range(n):
        print("step", i)
        yield i
    print("end")

# Just as many items are taken as are needed.
for x in islice(steps(3), 1):
    print("got", x)
one = steps(4)
print(list(islice(one, 0, 3, 2)), list(one))
two = steps(4)
print(list(takewhile(lambda x: x < 1, two)), list(two))
print(list(accumulate([1, "a"])))
