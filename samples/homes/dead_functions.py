# golden: stdout status verdict
# What nothing can call forces nothing into the isolate: `TABLE` stays native, though `debug` names it.
import json


def debug(*args):
    TABLE.append(args)
    print(json.dumps(TABLE), scale(2))


def scale(n):
    return n * len(TABLE)


TABLE = []


def fill(n):
    for i in range(n):
        TABLE.append((i, i * i))
    return scale(1)


def total(first=TABLE):
    s = 0
    for a, b in first:
        s += a * b
    return s


def calls_itself(n):
    return calls_itself(n - 1) if n else helper()


def helper():
    return json.loads(json.dumps(TABLE))


print(fill(100), total(), json.dumps([1, 2]))
