# golden: stdout status stderr
# Builtins that look at the names in scope, called by other names.
import builtins
from builtins import eval as work_out

limit = 3

def get() -> int:
    return limit + 1

print(get())
g = globals
g()["limit"] = 50
print(get(), work_out("limit"))
builtins.exec("limit = 70")
print(get())
later = map(eval, ["limit", "get()"])
for value in later:
    print(value)

class Inner:
    names = globals()
    names["limit"] = 9

print(get(), [name for name in dir() if name.startswith("l")])
