# golden: stdout status stderr
# Classes go to the isolate as themselves and come back; classes of its values.
import json
from collections import defaultdict


class Point:
    pass


def name_of(cls):
    return cls.__name__, cls, cls is int


def kind(v):
    if type(v) is int:
        return "int"
    if type(v) in (str, bytes):
        return "text"
    return type(v).__name__ if type(v) != list else "list"


def alike(a, b):
    return type(a) is type(b), type(a) == type(b)


for v in json.loads('[1, "a", [2], null, true, 2.5, {"a": 1}]'):
    print(kind(v), type(v), alike(v, 1), alike(v, v))
d = defaultdict(int)
d["x"] += 1
print(d, type(d), type(Point()).__name__, type(Point) is type)
for f in (int, float, str):
    print(f("7"), f, name_of(f))
print(name_of(Point), name_of(type(None)), name_of(KeyError), name_of(type(...)), name_of(type))
print(dict.fromkeys("ab", 0), int.from_bytes(b"\x01\x02", "big"), list[int], int | None)
