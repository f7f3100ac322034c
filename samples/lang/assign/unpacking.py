# golden: stdout status stderr verdict
# Unpacking with and without a star.
a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = [1, 2, 3]
*start, last = "abc"
x, *middle, y = range(5)
only, *none = (1,)
(p, q), [r, s] = (1, 2), "rs"
print(first, rest, start, last, x, middle, y, only, none, p, q, r, s)
for i, (name, value) in enumerate([("a", 1), ("b", 2)]):
    print(i, name, value)
for head, *tail in [[1, 2, 3], "xy"]:
    print(head, tail)
i = 0
xs = [0, 0, 0]
i, xs[i] = 2, 7
print(i, xs)
c = d = e = []
c.append(1)
print(d, e, c is d)
fib = [0, 1]
m, n = 0, 1
while n < 50:
    m, n = n, m + n
    fib.append(n)
print(fib, [*fib[:2], *"ab"], (*[1], 2), {**{"k": 1}})
for source in ([1], [1, 2, 3], []):
    try:
        a, b = source
    except ValueError as error:
        print(error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
a, b = 5
