# golden: stdout status stderr verdict crossings
# sha256: 9d2c3df815859c0b
# deferred: render
# crossings: in
from typing import Any


def tag(kind: str, text: str) -> str:
    return kind + ":" + text


def render(config: dict[str, Any]) -> str:
    parts = []
    for key in sorted(config):
        value = config[key]
        if isinstance(value, bool):
            shown = tag("b", str(value))
        elif isinstance(value, int):
            shown = tag("i", str(value))
        elif isinstance(value, float):
            shown = tag("f", repr(value))
        elif isinstance(value, str):
            shown = tag("s", value)
        else:
            shown = tag("l", str(len(value)))
        parts.append(key + "=" + shown)
    return "|".join(parts)


print(render({"name": "alpha", "count": 42, "ratio": 0.75, "active": True, "items": [1, 2, 3]}))
