# golden: stdout
# static: f, g, h
# The last read before `del` leaves the name bound.
def f(s: str) -> str:
    try:
        int(s)
    except ValueError as e:
        m = str(e)
    return m

def g(s: str) -> int:
    x = s + "a"
    y = x
    del x
    return len(y)

def h(s: str) -> int:
    for i in range(2):
        try:
            int(s)
        except ValueError as e:
            print(e)
            if i:
                continue
        z = s + "q"
        w = z
        del z
    return len(w)
print(f("q"), g("w"), h("v"))
try:
    raise ValueError("gone")
except ValueError as error:
    message = str(error)
print(message)
error = "old"
print(error)
