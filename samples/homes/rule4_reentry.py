# golden: stdout status stderr verdict
# Rule 4: deferred code may call back into the very function that called it.
depth = 0
trail = []


def visit(n: int) -> int:
    global depth
    depth += 1
    trail.append(depth)
    result = again(n - 1) if n > 0 else 0
    trail.append(-depth)
    depth -= 1
    return result + n


def again(*args):
    before = depth
    result = visit(*args)
    assert depth == before
    return result


print(visit(3), depth, trail)
