# golden: stdout status stderr verdict
# Functions run before the names they need, directly or through others, are bound: the names are looked up.
import json


def outer(number):
    return middle(number) + 1


def middle(number):
    return inner(number) * 2


def limited(number):
    return number + LIMIT


def text(number):
    return json.dumps([outer(number), limited(number)])


def root(number):
    return math.sqrt(number)


def settled(number):
    return number - 1


def attempt(what, number):
    try:
        return what(number)
    except NameError as error:
        return str(error)


for function in (outer, limited, text, root, settled):
    print(attempt(function, 9))
try:
    print(LIMIT)
except NameError as error:
    print(error)


def inner(number):
    return number + settled(number)


LIMIT = 5
import math

for function in (outer, limited, text, root, settled):
    print(attempt(function, 9))
print(outer(3), limited(3), root(16), inner(2))
