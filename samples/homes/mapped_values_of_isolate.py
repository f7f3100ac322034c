# golden: stdout status stderr verdict
# `map` and `filter` ask for the iterator when they are called, also of a value that is CPython's.
import json


def texts(value):
    return list(map(str, value))


def kept(value):
    list(filter(bool, value)).extend([1])


print(texts(json.loads('[1, 2.5, null]')))
for way in (texts, kept):
    try:
        print(way(json.loads('1')))
    except TypeError as error:
        print(error)
kept(json.loads('{"a": 1}'))
kept(json.loads('3'))
