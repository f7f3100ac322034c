# golden: stdout status
# The same where nothing else leads into the isolate; functions bind and unbind such names, too.
def size(x):
    return len(x)


def bind(n):
    global len
    len = n


def unbind():
    global len
    del len


def is_integer(x):
    return isinstance(x, int)


print(size([1]), size("ab"), is_integer(1), is_integer("a"))
bind(lambda q: 42)
print(size([1]))
unbind()
print(size([1]))
try:
    unbind()
except NameError as error:
    print(error)
print(__name__)
__name__ = "other"
print(__name__)
try:
    bool &= 2
except TypeError as error:
    print(error)
int = str
print(is_integer(1), is_integer("a"))
with open("/dev/null") as open:
    print(type(open).__name__)
del open
print(open.__name__)
from math import sqrt as pow

print(pow(4.0))
del pow
print(pow(2, 5))
x = [y for y in (1, 2) if (list := y)]
print(x, list)
del list
print(list("ab"))
