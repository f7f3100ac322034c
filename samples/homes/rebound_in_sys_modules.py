# golden: stdout status stderr
# `sys.modules` under other names.
import sys
from sys import modules

limit = 3

def get() -> int:
    return limit + 1

print(get())
modules["__main__"].limit = 50
print(get())
getattr(sys, "mod" + "ules")["__main__"].limit = 60
print(get())
