from .deep import base
from . import deep as inner


def twice(x):
    return base.scaled(x) * 2


def pushed(items, x):
    items.append(x)
    return items
