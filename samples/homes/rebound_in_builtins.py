# golden: stdout status stderr
# The dict of the builtins, by a computed name.
import builtins
import json

def size(xs: list[int]) -> int:
    return len(xs)

print(size([1]))
getattr(builtins, "__di" + "ct__")["len"] = lambda xs: -1
print(size([1]), json.dumps(1))
