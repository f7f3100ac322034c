# golden: stdout status stderr verdict
# Too deep: RecursionError, caught at the same depth as in CPython.
def depth(n):
    return depth(n + 1)


def measure(n):
    try:
        return measure(n + 1)
    except RecursionError:
        return n


try:
    depth(0)
except RecursionError as error:
    print(error)
print(measure(0))


def ping(n):
    return pong(n + 1)


def pong(n):
    return ping(n + 1)


try:
    ping(0)
except RecursionError as error:
    print(error)
depth(0)
