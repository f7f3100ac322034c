# golden: stdout status stderr verdict
# `isinstance` of values of the isolate, and with classes of the isolate.
import json
from collections.abc import Iterable


class Point:
    pass


def total(data):
    if isinstance(data, bool):
        return 1
    if isinstance(data, (int, float)):
        return data
    if isinstance(data, str):
        return len(data)
    if isinstance(data, list):
        count = 0
        for item in data:
            count += total(item)
        return count
    return 100 if isinstance(data, dict | None) else -1


def odd(n):
    return isinstance(n, Iterable), isinstance(n, Point), isinstance(n, (int, Point))


for text in ("1", "[1, 2.5, true, null]", '{"a": 1}', '"abc"', "[[1], [2, [3]]]"):
    print(total(json.loads(text)), isinstance(json.loads(text), (list, type(None))))
print(odd(1), odd("abc"), odd(None))
try:
    isinstance(json.loads("1"), json.loads("2"))
except TypeError as e:
    print(type(e).__name__, e)
