# golden: stdout status stderr verdict
# What a generator raises as it is let go of is told to stderr only, by CPython's printer that is written in C:
# no causes, no contexts, a colon before no text, and no carets in 3.13.
def failing(kind):
    try:
        yield 1
    finally:
        if kind == 0:
            raise ValueError
        if kind == 1:
            raise KeyError('k') from OSError('its cause')
        (kind +
            1 // (kind - 2))


def left(kind):
    held = failing(kind)
    next(held)


def main():
    for kind in range(3):
        left(kind)
    for item in failing(1):
        break
    print('end')


main()
