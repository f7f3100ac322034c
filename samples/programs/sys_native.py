# golden: stdout status stderr verdict
# `sys` in a program without an isolate.
import sys
from sys import argv, maxsize


def first(default):
    return int(sys.argv[1]) if len(sys.argv) > 1 else default


def deep(depth):
    return 0 if depth == 0 else 1 + deep(depth - 1)


def describe():
    return [len(sys.argv), len(argv), sys.argv[1:], argv == sys.argv, maxsize == sys.maxsize, bool(sys.argv)]


n = first(10)
print(n * 2, describe())
for argument in sys.argv[1:]:
    print(argument)
for argument in argv:
    print(len(argument) > 0)
try:
    print(sys.argv[5])
except IndexError as error:
    print(error)
print(sys.argv[0].endswith("sys_native.py"), sys.argv[0] == argv[-1])
print(sys.maxsize, sys.maxunicode, sys.byteorder)
written = sys.stdout.write("héllo\n")
sys.stdout.flush()
print(written, sys.stdout.write(""))
print(sys.getrecursionlimit())
sys.setrecursionlimit(10**4)
print(sys.getrecursionlimit(), deep(5000))
try:
    deep(20000)
except RecursionError as error:
    print(error)
try:
    sys.exit("caught")
except SystemExit as error:
    print(error)
sys.exit(n - 7)
