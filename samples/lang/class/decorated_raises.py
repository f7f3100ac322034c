# golden: stdout status stderr verdict
# A class decorator that raises: where, and that the name stays unbound.
def refuse(cls):
    raise ValueError(cls.__name__)


def check(cls):
    if not hasattr(cls, "name"):
        raise TypeError(f"{cls.__name__} has no name")
    return cls


@check
class Named:
    name = "n"


print(Named.name)


@check
@refuse
class B:
    name = 2
