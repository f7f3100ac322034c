# golden: stdout status stderr verdict
# Rule 8: weak references die with the object.
import weakref


class Thing:
    pass


def make(n: int) -> list[bool]:
    refs = []
    kept = []
    for k in range(n):
        thing = Thing()
        refs.append(weakref.ref(thing))
        if k % 2:
            kept.append(thing)
    del thing
    return [ref() is not None for ref in refs]


print(make(4))
cache = weakref.WeakValueDictionary()
thing = Thing()
cache["x"] = thing
print("x" in cache, len(cache))
del thing
print("x" in cache, len(cache))
