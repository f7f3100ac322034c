# golden: stdout status stderr verdict
# Builtin classes: the place of most is the value itself.
def f(x):
    match x:
        case bool():
            return "bool"
        case int(n):
            return f"int {n}"
        case float() as q:
            return f"float {q}"
        case str(s):
            return f"str {s}"
        case list():
            return "list"
        case None:
            return "None"
        case (a, b):
            return f"pair {a} {b}"
        case dict():
            return "dict"
        case _:
            return "?"
for v in [True, 3]:
    print(f(v))
print(f(2.5), f("s"), f([1]), f(None), f((1, 2)), f({1: 2}), f({1}))
