# golden: stdout status stderr verdict
# Managers of the program: they are told however the body is left.
class Manager:
    def __init__(self, name, swallows=False):
        self.name = name
        self.swallows = swallows

    def __enter__(self):
        print("enter", self.name, end="; ")
        return self.name

    def __exit__(self, kind, value, traceback):
        if kind is None:
            print("exit", self.name, kind, value, end="; ")
        else:
            print("exit", self.name, kind.__name__, value.args, str(value), end="; ")
        return self.swallows


def plain(n):
    total = 0
    with Manager("p"):
        for i in range(n):
            total += i
    return total


def left(n):
    for i in range(5):
        with Manager("m" + str(i)) as found:
            if i == 0:
                continue
            if i == n:
                break
            if i == 3:
                return found, i
    return i, "end"


def swallowed(values):
    with Manager("s", True) as name:
        first = values[0]
        return first, name
    return "after"


def nested(key):
    with Manager("o", True) as a, Manager("i") as b:
        print(a, b, end="; ")
        raise KeyError(key)
    with Manager("n"), Manager("m", False):
        pass


print(plain(4), left(2), left(9), swallowed([7]), swallowed([]), nested("k"))
