# golden: stdout verdict
# What a class has becomes a descriptor when its own class gets `__get__` or `__set__`: the class that has it
# is told nothing of that.


class Kind(type):
    pass


class Value:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "value %d" % self.n


class Thing(metaclass=Kind):
    x = Value(1)


class Plain:
    x = Value(2)


def read(o):
    return o.x


def write(o, value):
    o.x = value
    return o.x


def call(o):
    try:
        return o.x("call")
    except TypeError as e:
        return str(e)


def show():
    print(read(thing), read(other), read(Thing), read(Plain), read(plain))
    print(call(thing), call(other), call(Plain), call(plain))


thing, other, plain = Thing(), Thing(), Plain()
show()
print(write(other, 5), write(other, 300000), write(plain, 2.5))
Value.__get__ = lambda self, o, of: (self.n, o is None, of.__name__)
show()
print(write(other, 6))
Value.__set__ = lambda self, o, value: print("set", self.n, value)
show()
print(write(other, 7), write(plain, 8))
Value.__call__ = lambda self, text: (self.n, text)
del Value.__get__
show()
del Value.__set__
show()
