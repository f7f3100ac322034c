# golden: stdout status stderr verdict
# get, update, fromkeys, copy, merge, views.
d = {"a": 1}
e = d
d.update({"b": 2}, c=3)
d.update([("d", 4), ["e", 5]])
print(d, e is d, d.get("x"), d.get("x", 0), d.get("a"), "a" in d, 1 in d)
f = d.copy()
f["a"] = 100
print(d["a"], f["a"], d | {"z": 26}, {**d, "a": 0}, dict(x=1, y=2), dict([(1, 2)]), dict.fromkeys("ab"))
d |= {"q": 1}
print(d, e, d == {**e}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {0: 0})
keys, values, items = d.keys(), d.values(), d.items()
d["late"] = 9
print(len(keys), "late" in keys, list(values)[-1], ("late", 9) in items, keys & {"a", "zz"}, sorted(keys - {"a"}))
d.clear()
print(d, list(keys), e, d.pop("gone", "default"))
try:
    d.popitem()
except KeyError as error:
    print(error)
d.pop("gone")
