# golden: stdout status stderr verdict
d = {"x": 1.5, "y": 2.5}
print(list(d.keys()), list(d.values()), sum(d.values()), max(d.values()), "x" in d.keys(), 2.5 in d.values(), len(d.keys()))
for key in d.keys():
    print(key, end=" ")
for value in d.values():
    print(value, end=" ")
for key in d:
    print(key, d[key], end=" ")
print(sorted(d), list(d), [*d], tuple(d))
