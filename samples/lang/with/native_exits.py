# golden: stdout status stderr verdict
# `__exit__` with any number of arguments, and one that asks for the class of the exception.
class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("quiet exit")


class Only:
    depth = 0

    def __enter__(self):
        Only.depth += 1
        return Only.depth

    def __exit__(self, exc_type, exc, tb):
        Only.depth -= 1
        return exc_type is not None and issubclass(exc_type, LookupError)


def looks(d, k):
    with Only() as depth, Only() as more:
        return d[k], depth, more
    return "missing", Only.depth


print(looks({1: 2}, 1), looks({1: 2}, 2))
with Quiet() as q:
    print(type(q).__name__)
try:
    with Quiet():
        raise ValueError("v")
except ValueError as e:
    print("caught", e)
