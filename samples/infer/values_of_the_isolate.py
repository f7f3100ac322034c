# golden: stdout
# What is not known is an object of CPython; what a test says of it holds.
import json

data = json.loads('{"a": [1, 2.5], "b": "x"}')  # reveal: Dyn
items = data["a"]  # reveal: Dyn
print(items)


def size(value):  # reveal: (Dyn) -> int
    if isinstance(value, str):
        return len(value)  # reveal: int
    return 0


print(size(data["b"]), size(data["a"]))
