# golden: stdout status stderr verdict
# What raises where a function is made: its defaults, its decorators. No function is made then.
def early():
    made = []
    made.append(lambda x=later: x)
    later = 1
    return made


def noted(function):
    print("noted")
    return function


def nothing():
    raise ValueError("nothing")


def decorated():
    @noted
    @nothing()
    def inner(x=print("no default yet")):
        return x
    return inner


def defaults():
    def inner(x=[1], y=1 // 0):
        return x, y
    return [inner]


for make in early, decorated, defaults:
    try:
        print(len(make()))
    except (NameError, ValueError, ZeroDivisionError) as e:
        print(e)
