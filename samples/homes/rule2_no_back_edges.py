# golden: stdout status stderr verdict
# Rule 2: nothing of the isolate holds a native object; what crosses was born there.
class Box:
    def __init__(self, **fields):
        self.__dict__.update(fields)


def numbers(limit: int) -> list[int]:
    out = []
    for n in range(limit):
        out.append(n * n)
    return out


mine = numbers(4)
box = Box(items=mine, copy=list(mine))
mine.append("later")
print(box.items, box.copy, box.items is mine)
box.items[0] = "first"
print(mine)
box.self = box
rows = [numbers(2), numbers(3)]
box.rows = rows
rows[1].append(rows[0])
box.rows[0][0] = "deep"
print(rows, box.rows is rows)
