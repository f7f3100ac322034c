# golden: stdout status stderr verdict
# Decorators are evaluated first, then defaults, then called, the innermost first.
def made(name):
    print("made", name)

    def deco(f):
        print("called", name, f.__name__, f.__qualname__)
        return f

    return deco


@made("outer")
@made("inner")
def shown(x=print("default")):
    return x


def refuse(f):
    raise ValueError("no " + f.__name__)


try:

    @refuse
    def gone():
        return 1

except ValueError as error:
    print(error)


class Places:
    found = []


def place(f):
    Places.found.append(f)
    return f


@place
def one(x):
    return x + 1


@place
def two(x):
    return x + 2


print(shown(), [f(10) for f in Places.found], one is Places.found[0], one(1))


@made("last")
@refuse
def never():
    return 1
