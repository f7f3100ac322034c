# golden: stdout status stderr verdict
# The object of an augmented assignment is read before its index is evaluated.
def ts(v):
    print('t', v)
    return v
def index(x, c):
    if c: del x
    x[ts(1)] += 2
def gone(x):
    del x
    x[ts(1)] += ts(2)
def bounds(x, i, c):
    if c: del i
    x[i:ts(2)] += [ts(3)]
def object_first(x, i, c):
    if c: del i, x
    x[i] += ts(3)
def constant(x, c):
    if c: del x
    x[0] += ts(3)
for case in range(5):
    for c in [False, True]:
        try:
            xs = [1, 2, 3]
            if case == 0: index(xs, c)
            if case == 1: gone(xs)
            if case == 2: bounds(xs, 1, c)
            if case == 3: object_first(xs, 1, c)
            if case == 4: constant(xs, c)
            print(case, c, xs)
        except UnboundLocalError as e:
            print(case, c, e)
