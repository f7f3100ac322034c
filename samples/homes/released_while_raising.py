# golden: stdout status
# static: check, fail
# A traceback that keeps a native list goes while another exception is on its way: what the list lets go runs code.
def check(x: int) -> int:
    try:
        return 10 // x
    except ZeroDivisionError:
        return -1


def steps(name):
    try:
        yield
    finally:
        print("closed", name, check(0), check(5))


def seen(name):
    steps_of = steps(name)
    next(steps_of)
    return steps_of


def fail(n):
    x = [seen(n + "1"), (seen(n + "2"), seen(n + "3"))]
    raise KeyError(n)


def kept(n):
    try:
        fail(n)
    except KeyError as e:
        return e


class Raising:
    def pair(self, n):
        return [kept("a"), 10 // n]

    def handled(self, n):
        try:
            return {"key": kept("b"), kept: self.missing}
        except AttributeError as e:
            return str(e)


raising = Raising()
print(raising.handled(0))
try:
    raising.pair(0)
except ZeroDivisionError as e:
    print("caught", e)
