# golden: stdout status stderr verdict
# Class decorators that give the class: functions, closures, methods, one above `dataclass`; the order in which
# they are evaluated and called.
from dataclasses import dataclass

handlers = {}


def register(cls):
    handlers[cls.__name__.lower()] = cls
    return cls


def named(name, level=0):
    print("make", name)

    def decorate(cls):
        print("apply", name, cls.__name__)
        cls.level = level
        handlers[name] = cls
        return cls

    return decorate


class Registry:
    def __init__(self):
        self.classes = []

    def add(self, cls):
        self.classes.append(cls)
        return cls


registry = Registry()


@register
class Shape:
    level = -1


@named("sq", 2)
@register
class Square(Shape):
    print("body")


@registry.add
@dataclass
class Circle(Shape):
    r: float = 1.0


print(sorted(handlers))
for key in handlers:
    print(key, handlers[key]() is None, handlers[key].level)
print([cls().r for cls in registry.classes], Circle(2.0), isinstance(handlers["sq"](), Shape))
