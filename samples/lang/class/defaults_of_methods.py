# golden: stdout status stderr verdict
# Defaults of methods are evaluated once, where the class body comes by; names of the body stand in them.
LOG = []


def note(value):
    LOG.append(value)
    return value


class Box:
    size = 3

    def __init__(self, items=[], limit=size * 2, first=note("evaluated")):
        self.items = items
        self.limit = limit
        self.first = first

    def put(self, item, times=note(1) + size):
        for _ in range(times):
            self.items.append(item)
        return self


print(LOG)
a = Box().put("a")
b = Box().put("b", 1)
c = Box([], limit=0)
print(a.items, b.items, c.items, a.items is b.items, a.limit, c.limit, c.first)
print(LOG, Box.size)
