# golden: stdout status stderr verdict
# A chain of generators that delegate: closed, failing, handling and finishing in the middle.
def down(n):
    if n == 0:
        return 100
    yield n
    r = yield from down(n - 1)
    yield -n
    return r + n
def top():
    r = yield from down(4)
    print("result", r)
    r = yield from down(0)
    print("result", r)
print(list(top()))
g = top()
print(next(g), next(g), next(g))
g.close()
print(list(g))
def flaky(n):
    if n == 0:
        yield 0
        raise KeyError("deep")
    try:
        yield n
        yield from flaky(n - 1)
    finally:
        print("finally", n)
try:
    for x in flaky(3):
        print(x)
except KeyError as e:
    print("caught", repr(e))
def handler(n):
    try:
        if n == 0:
            yield "a"
            raise ValueError("low")
        yield from handler(n - 1)
    except ValueError as e:
        yield f"handled {n} {e}"
        if n < 2:
            raise RuntimeError(n) from e
for x in [1]:
    try:
        for y in handler(3):
            print(y)
    except RuntimeError as e:
        print("rt", e, repr(e.__cause__))
