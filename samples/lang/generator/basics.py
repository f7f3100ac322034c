# golden: stdout status stderr verdict
# yield, send, return, for, next.
def countdown(n):
    while n > 0:
        yield n
        n -= 1
    return "done"


def squares():
    n = 0
    while True:
        yield n * n
        n += 1


def echo():
    received = yield "ready"
    while received != "stop":
        received = yield received * 2


print(list(countdown(4)), sum(countdown(10)))
for square in squares():
    if square > 50:
        break
    print(square, end=" ")
print()
g = countdown(1)
print(next(g))
try:
    next(g)
except StopIteration as error:
    print("stopped with", error.value, next(g, "default"))
e = echo()
print(next(e), e.send(4), e.send("ab"))
try:
    e.send("stop")
except StopIteration:
    print("closed")


def delegate():
    result = yield from countdown(2)
    yield result


print(list(delegate()), [x * y for x in countdown(3) for y in countdown(x)])
next(g)
