# golden: stdout status stderr verdict
# del of names, items, slices.
x = 1
del x
try:
    print(x)
except NameError as error:
    print(error)
xs = [0, 1, 2, 3, 4, 5]
del xs[0], xs[-1]
del xs[1:3]
print(xs)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["zz"]
except KeyError as error:
    print(error)
try:
    del xs[10]
except IndexError as error:
    print(error)
a = b = [1]
del a
print(b)
del a
