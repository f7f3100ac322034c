# golden: stdout status stderr
# `__getattr__` raises: the attribute is shown.
class Proxy:
    def __getattr__(self, name):
        raise AttributeError("no " + name)


def through(proxy, n):
    return proxy.anything(n) + 1


through(Proxy(), 2)
