# golden: stdout status stderr verdict
# Exceptions in the subject, a guard, an attribute that a pattern names.
def bad(n):
    print("bad", n)
    raise KeyError(n)
def f(v):
    match bad(v):
        case 1:
            return 1
def g(v):
    match v:
        case [a, b] if bad(a):
            return 1
class K:
    A = 3
def h(v):
    match v:
        case K.A:
            return "a"
        case K.B:
            return "b"
    return "none"
for fn, arg in ((f, 1), (g, 2)):
    try:
        print(fn(arg))
    except KeyError as e:
        print("KeyError", e)
try:
    g([1, 2])
except KeyError as e:
    print("KeyError", e)
print(h(3))
h(4)
