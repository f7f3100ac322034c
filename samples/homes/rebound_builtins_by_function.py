# golden: stdout status stderr
# A function hands out the builtins.
import json

def fake(x):
    return -1

def size(xs: list[int]) -> int:
    return len(xs)

print(size([1]))
size.__builtins__["len"] = fake
print(size([1]), json.dumps(1))
