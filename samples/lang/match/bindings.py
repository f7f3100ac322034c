# golden: stdout status stderr verdict
# Captured names are bound when the whole pattern has matched, before the guard; alternatives bind the same names.
def f(p):
    x = y = "old"
    match p:
        case (x, 1) if x > 100:
            return "first", x, y
        case (y, 2):
            return "second", x, y
        case (_, _) as y:
            return "third", x, y
    return "none", x, y
print(f((5, 1)), f((500, 1)), f((6, 2)), f((7, 3)))
def g(p):
    match p:
        case (a, b, 9):
            pass
        case _:
            pass
    try:
        return a
    except UnboundLocalError as e:
        return str(e)
print(g((1, 2, 9)), g((1, 2, 3)))
def h(v):
    match v:
        case [1, (2 | 3) as m, *r] | [m, 7, *r]:
            return m, r
    return None
print(h([1, 2, 5]), h([1, 3]), h([4, 7, 1]), h([1, 7]), h([9]))
