# golden: stdout status stderr verdict
def put(xs, i, x):
    xs[i] = x
    return xs


print(put([1, 2], 0, 9), put([1, 2], -1, 8), put(["a"], 0, "b"))
xs = [1, 2, 3, 4]
xs[1:3] = [7]
xs[:0] = [0, 0]
xs[len(xs):] = [5]
print(xs)
xs[1], xs[2] = xs[2], xs[1]
xs[0] += 100
del xs[-1]
print(xs)
del xs[::2]
print(xs)
try:
    xs[10] = 1
except IndexError as error:
    print(error)
put([1], 1, 0)
