# golden: stdout stderr status
# static: f, F, _, __, ___, _f, f_, f_2, __init__
# Names that differ in case or underscores only, names used twice, and those of no function's own.
X, x, _x, __x, x_, X_, x_2 = 1, 2, 3, 4, 5, 6, 7


def f(x: int, X: int, _x: int, x_: int, x_2: int) -> int:
    x__2, x2 = x + X, _x * x_
    for x in [1, 2]:
        x_2 += x
    return x__2 + x2 + x_2


def F(_: int, __: int, ___: int) -> int:
    return _ * 100 + __ * 10 + ___


def _(_: int) -> int: return _ + 1
def __(__: int) -> int: return _(__) * 2
def ___(n: int) -> int: return __(n) * 3
def _f(n: int) -> int: return f(n, n, n, n, n)
def f_(n: int) -> int: return _f(n) + f_2(n)
def f_2(n: int) -> int: return n - 1
def __init__(__name__: int) -> int: return __name__ // 2


def outer(n: int) -> int:
    def f(n: int) -> int:
        return n * 7
    g, h = lambda n: n + 1, lambda n: n + 2
    return f(n) + g(n) + h(n) + sum([n for n in range(n)])


def a_name_that_is_much_longer_than_anything_that_a_reader_would_like_to_read_twice_or_even_once_in_a_program_0(n: int) -> int:
    return n


def a_name_that_is_much_longer_than_anything_that_a_reader_would_like_to_read_twice_or_even_once_in_a_program_1(n: int) -> int:
    return n + a_name_that_is_much_longer_than_anything_that_a_reader_would_like_to_read_twice_or_even_once_in_a_program_0(n)


print(X, x, _x, __x, x_, X_, x_2, F(1, 2, 3), ___(4), f_(5), __init__(9), outer(3))
print(a_name_that_is_much_longer_than_anything_that_a_reader_would_like_to_read_twice_or_even_once_in_a_program_1(4))
value = once = walrus = middle = argument = 1
once += (walrus := 2) < (middle := 3) < 4
value, argument = [value for value in [argument]], "{} {}".format(value, once)
print(value, once, walrus, middle, argument)
