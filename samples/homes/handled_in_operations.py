# golden: stdout status stderr verdict
# static: probe
# Operations on objects of the isolate run its code while native code handles an exception: a bare raise there finds it.
def handled():
    try:
        raise
    except Exception as error:
        return type(error).__name__


class Asking:
    def __getitem__(self, key):
        return handled()

    def __setitem__(self, key, value):
        print("set", key, handled())

    def __getattr__(self, name):
        return name + handled()

    def __iter__(self):
        yield 1
        yield handled()

    def __format__(self, spec):
        return handled()

    def __lt__(self, other):
        return handled()

    def __add__(self, other):
        try:
            raise KeyError("add")
        except KeyError:
            raise ValueError("added")


make = lambda: Asking()


def probe(n: int):
    asking = make()
    try:
        n // 0
    except ZeroDivisionError:
        print(asking[0], asking.name, f"{asking}", asking < 3)
        asking[1] = 2
        for item in asking:
            print(item)
        try:
            [][n]
        except IndexError:
            print(asking[0])
        return asking + 1


try:
    print(Asking()[0])
finally:
    probe(1)
