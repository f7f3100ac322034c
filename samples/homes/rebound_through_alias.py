# golden: stdout status stderr
# A module under another name is asked to bind a name.
import json
import math

def fake(x):
    return -1.0

def root(x: float) -> float:
    return math.sqrt(x)

print(root(4.0))
m = math
m.__setattr__("sqrt", fake)
print(root(4.0), json.dumps(1))
