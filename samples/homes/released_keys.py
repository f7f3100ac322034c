# golden: stdout
# Tuples that are keys let go of their items last to first, whatever takes them out of the table.
def steps(name):
    try:
        yield
    finally:
        print("closed", name)


def seen(name):
    steps_of = steps(name)
    next(steps_of)
    return steps_of


def pair(n):
    return (seen(n + "1"), seen(n + "2"))



def sets():
    s = {pair("a")}
    s.clear()
    print("cleared")
    s.add(pair("b"))
    s.pop()
    print("popped")
    s.add(pair("c"))
    other = s | set()
    s -= other
    print("subtracted", len(s))
    other ^= other | set()
    print("toggled", len(other))
    t = frozenset([pair("d")])


def dicts():
    d = {pair("h"): pair("i")}
    d.clear()
    print("cleared")
    d[pair("j")] = pair("k")
    d.popitem()
    print("popped")
    d.setdefault(pair("l"), pair("m"))


def refused(n):
    d = {}
    d[(seen("n"), [n])] = pair("o")


sets()
dicts()
try:
    refused(1)
except TypeError as e:
    print(e)
print("after")
