# golden: stdout status verdict
# Each field is formatted before the next one is evaluated, so a later field cannot change what an earlier one shows.
def grow(xs):
    xs.append(len(xs))
    return len(xs)


def fields(n):
    xs = [n]
    return f"{xs} {grow(xs)} {xs!r:>12} {xs.pop()} {xs}"


def template(n):
    xs = [n]
    return "{0} {1} {0} {a[0]:>{w}}".format(xs, grow(xs), a=xs, w=n)


print(fields(7))
print(template(7))
