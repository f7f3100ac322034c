# golden: stdout status stderr verdict
# Globals that live in the isolate's module, but only native statements bind: native code reads a copy of its own.
from typing import Any

P = 2**256 - 2**32 - 977
SCALE = 10**3 / 4
NAMES = ("a", "b") + ("c",)
table = [1, 2, 3]
mixed = 1
flag = True


def opaque(x: Any):
    return (x, P, SCALE, NAMES, table, mixed, flag, count)


def mod(a, b=P):
    r = a % b
    return r + b if r < 0 else r


def scaled(x):
    return x * SCALE, NAMES[0], flag


def sees_table():
    return table[0] + len(table)


def sees_mixed():
    return mixed


def change():
    global changed
    changed += 1
    return changed


def unbound():
    return late_name


count = 0
changed = 5
for count in range(3):
    mixed = str(mixed)
    flag = not flag
print(opaque(0), mod(2**300), mod(-5, 3), scaled(3), sees_table(), sees_mixed(), count)
table = table + [4]
print(sees_table(), change(), change(), opaque(1))
try:
    print(unbound())
except NameError as error:
    print(error)
late_name = opaque(7)[0]
print(unbound())
