# golden: stdout status stderr verdict
# Functions in variables, lists and dicts.
def double(x):
    return x * 2


def apply(function, x, times=1):
    for _ in range(times):
        x = function(x)
    return x


print(apply(double, 3), apply(double, "ab", 2), apply(lambda x: x - 1, 10, 5), apply(str, 5) + "!")
table = {"double": double, "len": len, "neg": lambda x: -x}
print(table["double"](4), table["len"]("abc"), table["neg"](7), double.__name__, callable(double))
for function in [abs, double, str]:
    print(function(-3), end=" ")
print(list(map(double, [1, 2])), sorted([3, -1, 2], key=lambda x: -x), list(filter(lambda x: x > 1, [1, 2, 3])))
f = double
double = None
print(f(1), double, f.__name__)
