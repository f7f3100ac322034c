# golden: stdout status
# `sys.exit(value)` of values that are only known to the isolate.
import json
import sys
from collections import namedtuple

Pair = namedtuple("Pair", "x y")


class Mine(SystemExit):
    pass


VALUES = [None, (1, 2), (), (None,), Pair(3, 4), Mine(5), SystemExit(6), 7, "t", 2**70, json.loads("[1]"), ValueError("v")]


def value(n):
    return VALUES[n]


for i in range(len(VALUES)):
    try:
        sys.exit(value(i))
    except SystemExit as e:
        print(i, repr(e), e.args, e.code, type(e).__name__, e.__context__)
for i in range(len(VALUES)):
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            sys.exit(value(i))
    except SystemExit as e:
        print(i, repr(e), type(e.__context__).__name__)
for leave in (exit, quit):
    try:
        leave((1, 2))
    except SystemExit as e:
        print(repr(e), e.code)
