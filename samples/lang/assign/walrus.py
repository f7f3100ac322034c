# golden: stdout status stderr verdict
# `:=` in conditions and comprehensions.
xs = [3, 8, 1, 9]
if (n := len(xs)) > 3:
    print("long", n)
total = 0
while (x := xs.pop()) != 3:
    total += x
print(total, x, xs)
print([y for v in range(5) if (y := v * v) % 2 == 0], y)


def first_square_above(limit):
    k = 0
    while (square := k * k) <= limit:
        k += 1
    return square


print(first_square_above(50), (z := 5) + z, z)
