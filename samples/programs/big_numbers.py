# golden: stdout status stderr verdict
# pi and e to many digits, Fibonacci, perfect powers: big ints in loops.
def pi_digits(n):
    out = ""
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out += str(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return out


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def integer_root(n, k):
    low, high = 0, 1
    while high**k <= n:
        high *= 2
    while low + 1 < high:
        middle = (low + high) // 2
        if middle**k <= n:
            low = middle
        else:
            high = middle
    return low


print(pi_digits(60))
print(fibonacci(300), fibonacci(90), fibonacci(92), fibonacci(93))
print(integer_root(10**60, 3), integer_root(2**200, 2) == 2**100, integer_root(99, 2))
print(sum(int(digit) for digit in str(2**1000)), pow(3, 10**12, 10**9 + 7))
