# golden: stdout stderr
# An import in a `try` or an `if` binds its name where it is run, and only there.
try:
    import math
except ImportError:
    print("no math")

print(math.floor(2.5))
for function in (math.ceil, math.floor, math.trunc):
    for x in (-1.6, 0, float("inf")):
        try:
            print(function(x))
        except OverflowError as error:
            print(error)

if len("ab") == 3:
    import json

try:
    print(json.dumps([1]))
except NameError as error:
    print(error)
