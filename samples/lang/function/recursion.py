# golden: stdout status stderr verdict
# Recursion, direct and mutual.
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def flatten(xs):
    out = []
    for x in xs:
        if isinstance(x, list):
            out += flatten(x)
        else:
            out.append(x)
    return out


print(fib(20), gcd(1071, 462), is_even(50), is_odd(7), ackermann(2, 3), hanoi(8, "a", "b", "c"))
print(flatten([1, [2, [3, []], 4], [[5]]]))
