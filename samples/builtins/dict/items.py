# golden: stdout status stderr verdict
d = {"a": 1, "b": 2}
for key, value in d.items():
    print(key, value, end=";")
print(list(d.items()), len(d.items()), sorted(d.items(), reverse=True), ("a", 1) in d.items(), dict(d.items()) == d)
total = 0
for _, value in {1: 10, 2: 20}.items():
    total += value
print(total, [k * v for k, v in {2: 3, 4: 5}.items()], {v: k for k, v in d.items()})
