# golden: stdout verdict
# `except` with classes that only CPython knows: what they are is asked as CPython asks, whatever metaclasses say; a class
# may get other bases and another name between two raises.


class Meta(type):
    def __instancecheck__(cls, instance):
        print("asked")
        return True

    def __subclasscheck__(cls, other):
        print("asked")
        return True


class First(Exception):
    pass


class Second(First, metaclass=Meta):
    pass


class Third(KeyError):
    pass


class Fourth(Third, IndexError):
    pass


class NoException(Exception):
    def __new__(cls):
        return 5


class Tuple(tuple):
    def __iter__(self):
        print("iterated")
        return iter(())


def caught(make, classes):
    try:
        try:
            make(1)
        except classes as e:
            return "caught", repr(e)
    except Exception as e:
        return "passed", repr(e), repr(e.__context__)


def known(make):
    try:
        make(1)
    except IndexError as e:
        return "index " + type(e).__name__
    except (KeyError, ZeroDivisionError) as e:
        return "key " + type(e).__name__
    except Exception as e:
        return type(e).__name__


def raises(what):
    def make(x):
        raise what

    return make


def native(x: int):
    return [1, 2][x + 5]


def raised_here(what):
    try:
        raise what
    except Exception as e:
        return repr(e)


def divides(x):
    return x // 0


wanted = (First, Second, (Second, Third), Exception, IndexError, LookupError, ZeroDivisionError, OSError)


class Holder:
    raised = [First, First("x"), Second, Third(1), Fourth, ValueError, FileNotFoundError(2, "no"), 5, int, NoException]


for what in Holder.raised:
    print(known(raises(what)), what is Second or raised_here(what))
    for classes in wanted:
        print("   ", caught(raises(what), classes))
for classes in wanted + ((), Tuple((IndexError, First)), Tuple()):
    print(caught(native, classes), caught(divides, classes))
for classes in (5, None, "x", int, object, (First, 5), ((First,),), [First], First()):
    print(caught(native, classes))
    print(caught(raises(First), classes))
print(known(raises(Third)), known(raises(Third)))
Third.__bases__ = (IndexError,)
print(known(raises(Third)), known(raises(Third)), known(raises(Third)))
Third.__name__ = "Renamed"
print(known(raises(Third)), known(raises(Third("x"))))
for i in range(40):
    kinds = [type("Kind%d" % i, (base,), {}) for base in (KeyError, IndexError, ValueError)]
    if i % 13 == 0:
        print([known(raises(kind)) for kind in kinds])
