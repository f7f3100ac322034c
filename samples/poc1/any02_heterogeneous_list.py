# golden: stdout status stderr verdict crossings
# sha256: 7447433c14a91c01
# deferred: type_names
# crossings: in
from typing import Any


def type_names(values: list[Any]) -> list[str]:
    names = []
    for x in values:
        names.append(type(x).__name__)
    return names


types = type_names([7, "seven", 7.0, [7], {"seven": 7}, False, None])
print(f"{types=}")
