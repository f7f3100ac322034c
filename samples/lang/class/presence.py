# golden: stdout status stderr verdict
# Attributes that look certain and are not: somebody sees the instance early, keeps it, or unbinds them.
class Early:
    def __init__(self, flag):
        self.show()
        self.a = 1
        if flag:
            raise ValueError("half made")
        self.b = 2
    def show(self):
        print(hasattr(self, "a"), getattr(self, "b", "no b"))
class Kept:
    def __init__(self, fail):
        keep.append(self)
        if fail:
            raise ValueError("kept")
        self.x = 1
class Deleted:
    def __init__(self):
        self.gone = 3
        self.stays = 4
class Nested:
    def __init__(self, other=None):
        me = self
        me.first = 7
        if other is not None:
            other.peek(self)
        self.z = me.first + 1
    def peek(self, who):
        print(hasattr(who, "z"), who.first)


def kept(fail):
    try:
        Kept(fail)
    except ValueError:
        pass
    return keep[-1].x
def deleted():
    one = Deleted()
    print(one.gone)
    del one.gone
    print(one.stays)
    return one.gone
def attempt(which):
    try:
        if which < 2:
            return Early(which == 1).b
        return kept(which == 3) if which < 4 else deleted()
    except (AttributeError, ValueError) as error:
        return type(error).__name__ + ": " + str(error)


keep = []
for which in range(5):
    print(attempt(which))
print(Nested(Nested()).z)
