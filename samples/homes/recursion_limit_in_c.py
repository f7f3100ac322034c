# golden: stdout status stderr verdict
# How deep C may recurse counts from the interpreter's loop on, in which CPython runs the main module: native
# code that stands for it takes as much, and what the isolate runs of the module takes it once.


class Endless:
    depth = 0

    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"

    def __bool__(self):
        Endless.depth += 1
        repr(self)
        if Endless(self.value):
            pass


def ask(value):
    endless = Endless(value)
    try:
        print(bool(endless))
    except Exception as error:
        print(type(error), error)
    depth, Endless.depth = Endless.depth, 0
    return depth


print(ask(1), ask("text"))
try:
    bool(Endless(2.5))
except Exception as error:
    print(error, Endless.depth)
