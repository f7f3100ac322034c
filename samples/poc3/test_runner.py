# golden: stdout status stderr verdict crossings
# static: gcd, to_base, clock, is_prime
# deferred: expect, raises, patched.__enter__, main
# crossings: in out
# A test framework in miniature, with the functions it tests and a patched clock.
import sys

RESULTS = []


def gcd(a: int, b: int) -> int:
    while b != 0:
        a, b = b, a % b
    return abs(a)


def is_prime(n):
    if n < 2:
        return False
    divisor = 2
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 1
    return True


def to_base(n, base):
    if n < 0:
        return "-" + to_base(-n, base)
    digits = "0123456789abcdef"
    out = digits[n % base]
    while n >= base:
        n //= base
        out = digits[n % base] + out
    return out


def edit_distance(a: str, b: str) -> int:
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = 0 if x == y else 1
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost))
        previous = current
    return previous[-1]


def clock() -> int:
    return 1_700_000_000


def age(since):
    return clock() - since


def expect(function, *args, **expected):
    got = function(*args)
    if got != expected["equals"]:
        raise AssertionError(f"{function.__name__}{args} is {got!r}, not {expected['equals']!r}")


def raises(kind, function, *args):
    try:
        function(*args)
    except kind as error:
        return str(error)
    raise AssertionError(f"{kind.__name__} not raised")


class patched:
    def __init__(self, **names):
        self.names = names
        self.saved = {}

    def __enter__(self):
        for name, value in self.names.items():
            self.saved[name] = globals()[name]
            globals()[name] = value

    def __exit__(self, *exception):
        globals().update(self.saved)


def test_gcd():
    expect(gcd, 12, -18, equals=6)
    expect(gcd, 2**70, 6**30, equals=2**30)
    message = raises(TypeError, gcd, "a", 3)
    expect(str, message, equals="not all arguments converted during string formatting")


def test_primes():
    expect(sum, [n for n in range(100) if is_prime(n)], equals=1060)
    expect(is_prime, 7919, equals=True)


def test_bases():
    expect(to_base, -255, 16, equals="-ff")
    expect(to_base, 10, 2, equals="1011")


def test_distance():
    expect(edit_distance, "kitten", "sitting", equals=3)
    raises(TypeError, edit_distance, "a")


def test_clock():
    with patched(clock=lambda: 50):
        expect(age, 8, equals=42)
    expect(age, 1_699_999_999, equals=1)


def main(*names, results):
    for name in names:
        test = getattr(sys.modules[__name__], name)
        try:
            test()
            results.append((name, None))
        except AssertionError as error:
            results.append((name, str(error)))
    return sum(problem is not None for _, problem in results)


seen = RESULTS
failed = main(*sorted(name for name in dir() if name.startswith("test_")), results=RESULTS)
for name, problem in seen:
    print(f"{name:14} {problem or 'ok'}")
print(len(seen), "tests,", failed, "failed,", to_base(age(1_699_999_000), 2))
sys.exit(failed)
