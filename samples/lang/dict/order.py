# golden: stdout status stderr verdict
# Insertion order; an update keeps the place, a deletion loses it.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
del d["a"]
d["a"] = 4
print(d, list(d), list(d.values()), list(d.items()), len(d))
print(d.pop("b"), d.popitem(), d, d.pop("x", None), d.setdefault("c", 0), d.setdefault("new", []), d)
counts = {}
for letter in "mississippi":
    counts[letter] = counts.get(letter, 0) + 1
print(counts, sorted(counts.items(), key=lambda pair: -pair[1]), max(counts, key=counts.get))
print(list(reversed(counts)), next(iter(counts)), dict(sorted(counts.items())))
