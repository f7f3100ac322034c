# golden: stdout status stderr verdict
# Literals, sequences (no text is one), ranges, nested patterns, mappings with the rest.
def f(v):
    match v:
        case True:
            return "T"
        case 1:
            return "1"
        case 0:
            return "0"
        case -5 | 2+3j | 100000000000000000000000:
            return "odd"
        case bool():
            return "b"
        case _:
            return "other"
print(f(True), f(1), f(False), f(0), f(1.0), f(-0.0), f(-5), f(2+3j), f(10**23), f(float("nan")), f("1"), f(None))
def g(s):
    match s:
        case "":
            return "empty"
        case [*_]:
            return "seq"
        case {}:
            return "map"
        case _:
            return "else"
print(g(""), g("ab"), g(b"ab"), g([1]), g(()), g(range(3)), g({}), g({1}), g(frozenset()), g(1))
def r(x):
    match x:
        case [a, b, *_, c]:
            return a, b, c
        case [a]:
            return a
    return None
print(r(range(5)), r(range(1)), r((1, 2)), r([1, 2, 3]), r(tuple(range(4))))
match [1, [2, [3, 4]]]:
    case [a, [b, [c, d]]]:
        print(a, b, c, d)
match {"a": {"b": [1, 2]}, "k": 0}:
    case {"a": {"b": [x, y]}, **rest}:
        print(x, y, rest)
