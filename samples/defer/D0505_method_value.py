# golden: stdout status verdict
# A method of a value that is more than called: its object is CPython's.
def shown(s: str) -> bool:
    upper = s.upper
    return "built-in method upper of str" in repr(upper) and upper == s.upper


def either(xs: list[int], flag: bool) -> int:
    f = xs.pop
    if flag:
        f = xs.count
        return f(1)
    return f(0)


def returned(xs: list[int]):
    return xs.append


def kept(xs: list[int]) -> int:
    table = [xs.append, xs.pop]
    table[0](3)
    return table[1]()


def named(xs: list[int]) -> str:
    f = xs.append
    return f.__name__


xs = [1, 2]
print(shown("a"), either(xs, True), either(xs, False), kept(xs), named(xs))
returned(xs)(9)
print(xs)
