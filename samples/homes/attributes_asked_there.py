# golden: stdout status stderr verdict
# static: fields, probe, put, drop, failing
# `getattr` and its like of values of CPython, by any name: CPython carries them out, the functions are native.
import json
import math
import re
import sys


def fields(thing, names):
    return [getattr(thing, name, None) for name in names.split()]


def probe(thing):
    return hasattr(thing, "group"), hasattr(thing, "real"), getattr(thing, "string", "?")


def put(thing, name, value):
    setattr(thing, name, value)
    return getattr(thing, name)


def drop(thing, name):
    delattr(thing, name)
    return hasattr(thing, name)


def failing(thing, name):
    return getattr(thing, name)


def tried(*given):
    try:
        print(failing(*given))
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


match = re.match("a+", "aab")
encoder = json.JSONEncoder()
print(fields(match, "string pos zzz"), probe(match), probe(5), probe([1]), probe("a"))
print(put(encoder, "mark", 10**20), drop(encoder, "mark"), put(encoder, "indent", 3), encoder.indent)
print(getattr(sys, "frozen", False), hasattr(math, "tau"), failing(math, "pi"))
tried(match, "nope")
tried(match, 5)
tried([], "appendd")
failing(match, "grop")
