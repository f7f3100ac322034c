# golden: stdout status stderr verdict
# Slices are copies; slice assignment changes the list itself.
xs = list(range(10))
print(xs[2:5], xs[:3], xs[7:], xs[-3:], xs[::2], xs[::-1], xs[8:2:-2], xs[20:], xs[5:2])
ys = xs
xs[2:5] = ["a", "b"]
print(xs, ys is xs)
xs[1:1] = [99, 98]
xs[::3] = ["s"] * len(xs[::3])
print(xs)
del xs[1:4]
del xs[::2]
print(xs, len(ys))
xs[:] = []
print(xs, ys)
zs = [1, 2, 3]
zs[1:] = zs
print(zs)
zs[len(zs):] = [7]
zs[:0] = "ab"
print(zs)
try:
    zs[::2] = [1]
except ValueError as error:
    print(error)
zs[0:1] = 5
