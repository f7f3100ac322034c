# golden: stdout status stderr verdict
# Wrong calls of known functions: words of CPython, raised at run time.
def f(a, b, c=3):
    return a + b + c


def attempt(call):
    try:
        return call()
    except TypeError as error:
        return str(error)


print(attempt(lambda: f(1)), "|", attempt(lambda: f()), "|", attempt(lambda: f(1, 2, 3, 4)))
print(attempt(lambda: f(1, a=2)), "|", attempt(lambda: f(1, 2, d=4)), "|", attempt(lambda: f(b=1)))
print(attempt(lambda: (5)()), "|", attempt(lambda: "a"()), "|", attempt(lambda: len()), "|", attempt(lambda: len(1)))
print(f(1, 2))
f(1)
