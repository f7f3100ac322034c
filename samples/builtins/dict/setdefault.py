# golden: stdout status stderr verdict
groups = {}
for word in ["apple", "fig", "avocado", "banana", "f"]:
    groups.setdefault(word[0], []).append(word)
print(groups)
d = {"a": 1}
print(d.setdefault("a", 5), d.setdefault("b", 6), d)
