# golden: stdout status stderr verdict
# Rule 1: all state named by such a function, transitively, is shared.
COUNTS = {}
ORDER = []


def note(name: str):
    COUNTS[name] = COUNTS.get(name, 0) + 1
    remember(name)


def remember(name):
    if COUNTS[name] == 1:
        ORDER.append(name)


def every(f, *values):
    for value in values:
        f(value)


for word in "a b a c".split():
    note(word)
every(note, "b", 7, None, "c", 7)
print(COUNTS, ORDER)
note("z")
print(len(COUNTS), ORDER[-1], COUNTS[7])
