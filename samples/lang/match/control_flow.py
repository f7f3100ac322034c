# golden: stdout status stderr verdict
# break, continue, return, yield and loops around and in cases.
def f(xs):
    out = []
    for x in xs:
        match x:
            case 0:
                continue
            case 99:
                break
            case n if n % 2:
                out.append(("odd", n))
                continue
            case n:
                out.append(("even", n))
        out.append("after")
    else:
        out.append("else")
    return out
print(f([0, 1, 2]), f([2, 99, 3]))
def g(n):
    while True:
        match n:
            case [x]:
                return x
            case [x, *rest] if x < 0:
                n = rest
            case [_, *n]:
                pass
            case []:
                return None
print(g([-1, 5, 7]), g([]), g([-1, -2]))
def h(cmd):
    try:
        match cmd.split():
            case ["add", a, b]:
                return int(a) + int(b)
            case ["div", a, b]:
                return int(a) // int(b)
            case [op, *args]:
                raise ValueError(f"{op} {len(args)}")
    except ValueError as e:
        return "V " + str(e)
    finally:
        print("done", cmd)
print(h("add 1 2"), h("add x 2"), h("mul 2"), h(""))
h("div 1 0")
