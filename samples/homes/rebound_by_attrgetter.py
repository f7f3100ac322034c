# golden: stdout status stderr
# Attributes of computed names hand out the namespace of a function.
import operator

limit = 3

def get() -> int:
    return limit + 1

print(get())
operator.attrgetter("__glo" + "bals__")(get)["limit"] = 90
print(get())
getattr(get, "__glo" + "bals__")["limit"] = 70
print(get())
