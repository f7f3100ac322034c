# golden: stdout verdict
# deferred: work, inner
async def inner(n):
    return n + 1


async def work():
    return await inner(41)


coroutine = work()
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)
