# golden: stdout status stderr verdict
# `yield` gives what is sent; generators that are closed have ended, with those that they delegate to.
def average():
    total, count, mean = 0.0, 0, None
    while True:
        value = yield mean
        if value is None:
            return total, count
        total += value
        count += 1
        mean = total / count


def echo():
    received = yield "ready"
    while received != "stop":
        received = yield received * 2


def delegate():
    result = yield from average()
    print("result", result)
    yield result[1]


a = average()
print(next(a), a.send(3), a.send(5.5))
try:
    a.send(None)
except StopIteration as stop:
    print("stopped", stop)
e = echo()
print(next(e), e.send(4), e.send("ab"))
e.close()
e.close()
print(next(e, "closed"), list(e))
d = delegate()
print(next(d), d.send(1), d.send(2), next(d))
fresh = echo()
try:
    fresh.send(1)
except TypeError as error:
    print(error)
fresh.close()
print(list(fresh))
