# golden: stdout status stderr verdict
# match statements: values, sequences, mappings, classes, guards.
def describe(value):
    match value:
        case 0 | 1:
            return "bit"
        case int(n) if n < 0:
            return f"negative {n}"
        case str():
            return "text " + value
        case [] | [_]:
            return "short"
        case [first, *rest]:
            return f"{first} then {len(rest)}"
        case {"kind": kind, **others}:
            return f"{kind} {others}"
        case None:
            return "nothing"
        case _:
            return "other"


for value in (0, True, -3, 7, "a", [], [1], (1, 2, 3), {"kind": "x", "y": 1}, {}, None, 2.5):
    print(repr(value), "->", describe(value))
