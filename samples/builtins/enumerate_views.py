# golden: stdout status stderr verdict
# Views of a dict are no iterators: enumerate and zip make one of each.
def f(d):
    for k, v in zip(d.keys(), d.values()):
        print(k, v)
    for (a, b), (i, c) in zip(d.items(), enumerate(d)):
        print(a, b, i, c)
    for i, (k, v) in enumerate(sorted(d.items()), 1):
        print(i, k, v)
    for i, k in enumerate(d.keys()):
        print(i, k)
    for i, v in enumerate(d.values(), start=5):
        print(i, v)
    for i, (k, v) in enumerate(d.items()):
        d[k] = i + v
    it = iter(d.items())
    print(next(it), list(it), next(iter(d.values())), list(zip(d.items())), list(enumerate(d.items())))
    print([(i, k, v) for i, (k, v) in enumerate(d.items()) if v], {k: i for i, (k, v) in enumerate(d.items())})
    print(list(enumerate(reversed(d.items()))), sum(i * v for i, v in enumerate(d.values())))
f({"a": 1, "b": 2})
try:
    d = {"x": 1, "y": 2}
    for i, (k, v) in enumerate(d.items()):
        d[k + "!"] = v
except RuntimeError as e:
    print(e)
for i, (k, v) in enumerate({3: "c", 1: "a"}.items()):
    print(i, k, v)
