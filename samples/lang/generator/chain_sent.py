# golden: stdout status stderr verdict
# A chain of generators that delegate: what is sent and thrown goes to the innermost.
def echo(n):
    if n == 0:
        got = None
        while True:
            got = yield got
            if got is None:
                return 9
            if got < 0:
                raise IndexError(got)
    r = yield from echo(n - 1)
    return r + 1
e = echo(5)
print(next(e), e.send(3), e.send(4))
try:
    e.send(None)
except StopIteration as s:
    print("stop", s.value)
e = echo(3)
next(e)
try:
    e.send(-5)
except IndexError as x:
    print("ie", x)
try:
    print(next(e))
except StopIteration:
    print("over")
def catcher(n):
    if n == 0:
        while True:
            try:
                yield "w"
            except ValueError as v:
                yield f"got {v}"
    yield from catcher(n - 1)
c = catcher(4)
print(next(c), c.throw(ValueError("t1")), next(c), next(c), c.throw(ValueError("t2")))
try:
    c.throw(KeyError("k"))
except KeyError as k:
    print("k", k)
