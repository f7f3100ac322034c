# golden: stdout status stderr verdict
# `else` runs when the loop was not left by break.
def first_divisor(n):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")


for n in range(2, 12):
    first_divisor(n)


def search(xs, wanted):
    for i, x in enumerate(xs):
        if x == wanted:
            break
    else:
        return -1
    return i


print(search([5, 6], 6), search([], 1), search("abc", "z"))
for x in []:
    pass
else:
    print("empty")
for a in range(3):
    for b in range(3):
        if a * b == 2:
            break
    else:
        continue
    print("left at", a, b)
    break
