# golden: stdout status stderr verdict
# Defaults are evaluated once, at the definition.
def power(base, exponent=2, *, verbose=False):
    result = base**exponent
    if verbose:
        print(f"{base} to the {exponent}")
    return result


print(power(3), power(3, 3), power(exponent=4, base=2), power(2, verbose=True), power(5, exponent=0))
n = 10


def later(x=n):
    return x


n = 20
print(later(), later(n), later(x=1))


def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1), collect(2), collect(3, []), collect(4))


def pair(a, b="b", c=None):
    return a, b, c


print(pair(1), pair(1, 2), pair(1, c=3), pair(c=1, a=2), pair("x", b=None))
