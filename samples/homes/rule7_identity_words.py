# golden: stdout status
# static: squares, named
# Rule 7: words that elsewhere name what asks for identity: of other modules, keys of dicts, starts of names.
import builtins
import operator
from re import compile

import json
import re


def squares(n: int) -> int:
    total = 0
    for i in range(n):
        total += i * i
    return total


def named(name: str) -> bool:
    return name.startswith("is_") or name == "is_not"


class Row:
    def __init__(self, x):
        self.id = x

    def __eq__(self, other):
        return object.__eq__(self, other)

    __hash__ = object.__hash__


row = {"id": 3, "exec": 4}
builtins.print(row["id"], squares(1000), named("is_a"), operator.add(1, 2))
print(compile("a+").match("aa").group(), re.compile("b").pattern, json.dumps(Row(3).id), Row(1) == Row(1))
