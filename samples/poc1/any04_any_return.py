# golden: stdout status stderr verdict crossings
# sha256: ef68b7955ac719df
# deferred: f
# crossings: in
from typing import Any


def f(idx: int) -> Any:
    if idx == 0:
        return 6 * 7
    if idx == 1:
        return "olleh"[::-1]
    if idx == 2:
        return list(range(1, 4))
    if idx == 3:
        return {name: place for place, name in enumerate("xy", start=1)}
    return idx == 4


shown = []
for idx in range(5):
    shown.append(str(f(idx)))
print("|".join(shown))
