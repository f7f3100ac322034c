# golden: stdout status stderr verdict
# Enter, exit, order, swallowing.
class Tag:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("<" + self.name + ">")
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("</" + self.name + ">", kind and kind.__name__, error)
        return self.swallow


with Tag("a") as a, Tag("b") as b:
    print(a, b)
with Tag("quiet", True):
    raise ValueError("lost")


def early():
    with Tag("f"):
        return "returned"


print(early())
with Tag("outer"):
    with Tag("inner"):
        1 / 0
