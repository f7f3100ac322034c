# golden: stdout status stderr verdict
d = {"a": 1, "b": 2}
d.update({"b": 20, "c": 30})
print(d)
d.update({})
e = d.copy()
e["a"] = 100
print(d, e, d == e, d | {"z": 0}, {"z": 0} | d)
d |= {"a": 7}
print(d)
d.clear()
print(d, len(d), len(e))
print(dict.fromkeys(["x", "y"], 0), dict.fromkeys("ab"), dict([("k", 1), ("l", 2)]))
