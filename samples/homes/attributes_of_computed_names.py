# golden: stdout status verdict
# static: total, scaled
# Ordinary uses of computed names leave the names of the module alone.
import json

SCALE = 3


class Row:
    def __init__(self, names):
        for key, value in names.items():
            setattr(self, key, value)

    def __setattr__(self, key, value):
        super().__setattr__(key, value)

    def visit(self, kind):
        return getattr(self, "visit_" + kind, self.__dict__.get)(kind)


def scaled(n: int) -> int:
    return n * SCALE


def total(xs: list[int]) -> int:
    found = 0
    for x in xs:
        found += scaled(x)
    return found


def by(rows, field):
    return sorted(rows, key=lambda row: getattr(row, field))


rows = [Row({"a": 2, "b": 1}), Row({"a": 1, "b": 5})]
for name in ("a", "b"):
    print([getattr(row, name) for row in by(rows, name)], rows[0].visit(name))
print(total([1, 2]), json.dumps(vars(rows[0])))
