# golden: stdout status stderr verdict
xs = [[1], [2]]
ys = xs.copy()
ys.append([3])
ys[0].append(9)
print(xs, ys, xs is ys, xs[0] is ys[0], [].copy(), ["a"].copy() == ["a"])
