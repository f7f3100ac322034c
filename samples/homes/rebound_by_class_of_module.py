# golden: stdout status stderr
# A module is handed to code that nobody has read.
import json
import math

def fake(x):
    return -1.0

def root(x: float) -> float:
    return math.sqrt(x)

print(root(4.0))
type(math).__setattr__(math, "sqrt", fake)
print(root(4.0), json.dumps(1))
