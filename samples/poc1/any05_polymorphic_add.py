# golden: stdout status stderr verdict crossings
# sha256: a492171f7eb1750a
# deferred: add
# crossings: in
from typing import Any


def add(a: Any, b: Any) -> Any:
    return a + b


sums = [
    "int_add=" + str(add(10, 20)),
    "str_add=" + str(add("foo", "bar")),
    "list_add=" + str(add([1, 2], [3, 4])),
    "float_add=" + str(add(1.5, 2.5)),
    "tuple_add=" + str(add((1, 2), (3, 4))),
]
print("|".join(sums))
