# golden: stdout status stderr verdict crossings
# sha256: 26d418acf424cc56
# deferred: f
# crossings: in
from typing import Any


def f(x: Any) -> int:
    # bool first: True is an int too.
    if isinstance(x, bool):
        return 1 if x else 0
    if isinstance(x, int):
        return x * 2
    if isinstance(x, str):
        return len(x)
    if isinstance(x, list):
        return sum(x)
    if isinstance(x, dict):
        return len(x)
    return -1


results = []
for value in [42, "hello", [1, 2, 3, 4, 5], {"a": 1, "b": 2}, True, 3.5]:
    results.append(f(value))
print("results=" + str(results))
