# golden: stdout status stderr verdict
def reversed_copy(xs):
    ys = xs[:]
    ys.reverse()
    return ys


print(reversed_copy([1, 2, 3]), reversed_copy([]), reversed_copy(["a"]), reversed_copy([1, 2, 3, 4]))
xs = [[1], [2]]
print(xs.reverse(), xs)
