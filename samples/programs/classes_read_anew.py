# golden: stdout verdict
# What a class has under a name: read and called by the same places while class, bases and metaclass change.


class Base:
    shared = "of base"


class Thing(Base):
    value = 1

    def plain(self):
        return "plain " + str(self)

    @classmethod
    def of_class(cls, x):
        return cls.__name__, x

    @staticmethod
    def static(x):
        return "static", x


class Meta(type):
    @property
    def value(cls):
        return "of the metaclass"

    def __getattr__(cls, name):
        return "made " + name


class Strange(metaclass=Meta):
    value = 2


class Descriptor:
    def __get__(self, instance, owner):
        return "given", instance, owner.__name__


class Callable:
    def __call__(self, x):
        return "called", x


def value(o):
    return o.value


def shared(o):
    return o.shared


def name(o):
    return o.__name__


def plain(o, x):
    return o.plain(x)


def of_class(o, x):
    return o.of_class(x)


def static(o, x):
    return o.static(x)


def both(o):
    try:
        return value(o), shared(o)
    except AttributeError as e:
        return str(e)


print(both(Thing), both(Thing), both(Strange), both(Thing))
Thing.value = 3
print(both(Thing), both(Thing()))
Base.shared = "changed"
print(both(Thing))
Thing.value = Descriptor()
print(both(Thing))
Thing.value = property(lambda self: 5)
print(type(value(Thing)).__name__, value(Thing()))
Thing.value = len
print(value(Thing)([1]), value(Thing) is len)
del Thing.value
print(both(Thing), both(Thing))
Base.value = 7
print(both(Thing), both(Base), both(int))
Thing.__bases__ = (Strange.__mro__[-1].__subclasses__ and Base,)
print(both(Thing), name(Thing), name(Base), name(Strange), name(type))
for _ in range(3):
    print(plain(Thing, 1), of_class(Thing, 2), static(Thing, 3))
Thing.plain = Callable()
Thing.of_class = Callable()
Thing.static = lambda x: ("function", x)
print(plain(Thing, 1), of_class(Thing, 2), static(Thing, 3))
del Thing.plain
try:
    print(plain(Thing, 1))
except AttributeError as e:
    print(e)
print(value(str) if hasattr(str, "value") else "no value")


class Replaces:
    @staticmethod
    def plain(x):
        del Replaces.plain
        return "gone after", x


print(plain(Replaces, 1))
