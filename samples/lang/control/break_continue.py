# golden: stdout status stderr verdict
# Nested loops, with try in between.
def walk(rows):
    seen = []
    for row in rows:
        if not row:
            continue
        for x in row:
            if x < 0:
                break
            if x == 0:
                continue
            seen.append(x)
        else:
            seen.append("end")
    return seen


print(walk([[1, 2, -1, 3], [], [0, 4], [5]]))


def careful(xs):
    out = []
    for x in xs:
        try:
            if x == 0:
                continue
            if x < 0:
                break
            out.append(10 // x)
        finally:
            out.append("f")
    return out


print(careful([5, 0, 2, -1, 7]))
