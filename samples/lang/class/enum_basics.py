# golden: stdout status stderr verdict
# Members of an enumeration: names, values, text, identity, methods; one with two names.
from enum import Enum


class Color(Enum):
    """Colours."""

    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def lower(self):
        return self.name.lower()

    @property
    def is_warm(self):
        return self is Color.RED

    @staticmethod
    def default():
        return Color.GREEN

    @classmethod
    def first(cls):
        return cls.RED


c = Color.RED
print(c, repr(c), c.name, c.value, c.lower(), c.is_warm, Color.BLUE.is_warm)
print(c == Color.RED, c is Color.CRIMSON, c != Color.BLUE, c == 1, c is Color.BLUE)
print([Color.RED, Color.BLUE], {Color.RED: "r"}, (Color.GREEN,), Color.default(), Color.first())
d = {Color.RED: 1, Color.GREEN: 2}
d[Color.CRIMSON] += 10
print(d, d[Color.RED], Color.BLUE in d)
print(f"{c} {c!r} {c.value:03d}", "%s" % c, str(c) + "!", "{}".format(c))
try:
    print(Color.RED < Color.BLUE)
except TypeError as e:
    print(e)
try:
    print(c.foo)
except AttributeError as e:
    print(e)
print(isinstance(c, Color), type(c) is Color, type(c).__name__, bool(c), hash(c) == hash("RED"))
