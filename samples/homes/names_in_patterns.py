# golden: stdout status stderr
# Names that only patterns read.
import types

here = types.SimpleNamespace(limit=3)
there = types.SimpleNamespace(limit=4)
key = types.SimpleNamespace(name="a")
kind = types.SimpleNamespace

def what(x):
    match x:
        case here.limit:
            return "limit"
        case {key.name: there.limit}:
            return "mapping"
        case kind(limit=there.limit):
            return "namespace"
    return "none"

print(what(3), what({"a": 4}), what(there), what(here))
