# golden: stdout status stderr verdict
def at(xs, i):
    return xs[i]


xs = [10, 20, 30]
print(at(xs, 0), at(xs, -1), at(["a"], 0), at([[1, 2]], 0)[1], at([1.5], -1))
for i in (3, -4, 10**20):
    try:
        print(at(xs, i))
    except IndexError as error:
        print(error)
print(xs[True], xs[False], xs[1:], xs[:-1], xs[::-1], xs[5:], xs[-2:-1], xs[::2], xs[2:0:-1])
at(xs, 5)
