# golden: verdict stdout
# What is not iterable is told so in the words of an unpacking, whatever made it.
import sys


def split(value):
    try:
        *rest, last = value
        print(rest, last)
    except TypeError as error:
        print(error)
    try:
        first, *rest = value
        print(first, rest)
    except TypeError as error:
        print(error)


for made in [sys.maxsize, "ab", [1, 2.5], None, len, {"k": 1}, 2.5]:
    split(made)
