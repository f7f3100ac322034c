# golden: stdout status stderr
# The fields of a format name attributes.
import string

limit = 3

def get() -> int:
    return limit + 1

limit = 4
print(("{0.__glo" + "bals__[limit]}").format(get), get())
string.Formatter().get_field("0.__glo" + "bals__", (get,), {})[0]["limit"] = 90
print(get())
