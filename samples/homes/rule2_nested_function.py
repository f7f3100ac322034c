# golden: stdout status stderr verdict
# Rule 2: closures that cross keep their cells.
def make(start, *hooks):
    total = start

    def add(n: int) -> int:
        nonlocal total
        total += n
        for hook in hooks:
            hook(total)
        return total

    return add, lambda: total


seen = []
add, read = make(10, seen.append, lambda t: seen.append(-t))


def drive(n: int) -> int:
    last = 0
    for k in range(n):
        last = add(k)
    return last


print(drive(4), read(), seen)
add(100)
print(read(), seen[-1], drive(1))
