# golden: stdout status stderr verdict
# reduce: functions, lambdas, builtins, operators; with and without a first value; nothing to reduce.
from functools import reduce
from operator import add, mul, itemgetter
def both(a, b):
    print("both", a, b)
    return a + b
print(reduce(both, [1, 2, 3]))
print(reduce(both, [5]), reduce(both, [], "x"), reduce(both, ["a", "b"], "z"))
print(reduce(lambda a, b: a * b, range(1, 30)))
print(reduce(add, (1, 2.5, True)), reduce(mul, [2, 3], 1), reduce(max, [3, 9, 2]))
print(reduce(lambda acc, x: acc + [x], "abc", []))
print(reduce(lambda acc, kv: {**acc, kv[0]: kv[1]}, [("a", 1), ("b", 2)], {}))
print(reduce(lambda a, b: (a[0] + b, a[1] * b), [1, 2, 3], (0, 1)))
print(reduce(lambda a, b: a / b, [1, 2, 4]))
try:
    print(reduce(add, []))
except TypeError as e:
    print(e)
k = 3
print(reduce(lambda a, b: a * k + b, {1, 2}), reduce(lambda a, b: b, {"q": 1}))
print(reduce(lambda a, b: a if len(a) > len(b) else b, "the quick brown".split()))
print(reduce(add, (x * x for x in range(4))))
