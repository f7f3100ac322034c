# golden: stdout status stderr verdict
xs = [1, 2, 3]
ys = xs
xs.clear()
print(xs, ys, len(ys), xs == [])
xs.append(4)
print(ys)
for x in xs:
    xs.clear()
print(xs)
