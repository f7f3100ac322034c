# golden: stdout status stderr verdict
# Rule 7: a function of operator asks for identity, under a name of the program's own.
from operator import is_ as same


def scaled(n):
    return n * 1000 + 1


def compare(*pair):
    return same(pair[0], pair[1])


x = scaled(7)
print(compare(x, x), compare(x, scaled(7)), compare("a", None))
