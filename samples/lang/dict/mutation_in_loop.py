# golden: stdout status stderr verdict
# Changing the size of a dict in a loop over it raises; changing values does not.
d = {"a": 1, "b": 2, "c": 3}
for key in d:
    d[key] *= 10
print(d)
try:
    for key in d:
        d[key + "x"] = 0
except RuntimeError as error:
    print(error, d)
try:
    for key in d:
        del d[key]
except RuntimeError as error:
    print(error, d)
for key in list(d):
    del d[key]
print(d)
d = {1: 1}
for value in d.values():
    d.clear()
    d[2] = 2
print(d)
for key in d:
    d[key + 1] = 0
