# golden: stdout status stderr verdict
d = {"a": 1, "b": 2, "c": 3}
print(d.pop("b"), d.pop("zz", -1), d)
d["b"] = 9
print(d, d.popitem(), d)
try:
    d.pop("q")
except KeyError as error:
    print("KeyError", error)
d.pop("a")
d.pop("c")
try:
    d.popitem()
except KeyError as error:
    print(error)
d.pop("gone")
