# golden: stdout status stderr verdict
# Text that is run may bind any name again; what patterns ask has no name.
import re


class Point:
    def __init__(self, x):
        self.x = x


def kind(value):
    match value:
        case [int(first), *rest]:
            return first, rest
        case {"k": found}:
            return found
        case Point(x=3):
            return "three"
    return None


print(kind([1, 2]), kind({"k": 3}), kind(Point(3)), kind(Point(4)))
match re.split("b", "abc"):
    case [first, last]:
        print("two", first, last)
match re.match("a", "abc"):
    case re.Match(pos=0, string=text):
        print(text)
match [1, 2, 3]:
    case [1, *rest]:
        print(rest)
match {"a": 1, "b": 2}:
    case {"a": value, **more}:
        print(value, more)
match Point(5):
    case Point(x=x):
        print(x)
exec("int = str")
match "five":
    case int(text):
        print(text)
print(eval("kind(['six', 7])"))
