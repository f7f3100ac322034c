# golden: stdout status stderr
# No member of the union can be unpacked.
def pick(n):
    if n:
        return 7
    return 1.5


def show(n):
    try:
        a, b = pick(n)
        print(a, b)
    except TypeError as error:
        print(error)


show(0)
show(1)
for x in (0, 1):
    try:
        first, *rest = pick(x)
    except TypeError as error:
        print(error)
c, d = None if show(1) else pick(1)
