# golden: stdout status stderr verdict
# Rule 7: `is` on numbers and strings, as far as CPython fixes it.
def identical(a, b):
    return a is b


x = 257
y = x
a = [1000]
b = a[0]
print(x is y, identical(x, y), b is a[0], identical(None, None), identical(True, 1 == 1), identical(5, 5))
small = 5
print(small is 2 + 3, identical(small, len("abcde")), x is not None)
f = 1.5
g = [f]
print(g[0] is f, identical(f, g[0]), id(f) == id(g[0]))
