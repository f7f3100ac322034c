# golden: stdout status stderr verdict
# Rule 4: nothing read from a shared object may be kept over a call into the isolate.
SHARED = [1, 2, 3]


def meddle(*args, **kwargs):
    SHARED.append(args[0])
    if len(SHARED) > 6:
        del SHARED[:2]
    return len(SHARED)


def total_while_changing(limit: int) -> int:
    total = 0
    i = 0
    while i < len(SHARED) and i < limit:
        total += SHARED[i]
        meddle(i)
        i += 1
    return total


print(total_while_changing(8), SHARED)


def slices(n: int) -> int:
    first = SHARED[0]
    meddle(n)
    return first + SHARED[0] + len(SHARED)


print(slices(5), slices(6), SHARED)
for x in SHARED:
    if len(SHARED) < 10:
        meddle(x)
print(SHARED)
