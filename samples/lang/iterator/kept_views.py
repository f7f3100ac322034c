# golden: stdout status stderr verdict
# Views of dicts, and iterators that several variables hold.
k = {1:2}.items()
print(k, len(k), (1,2) in k)
d = {"a":1}
ks = d.keys()
d["b"] = 2
print(ks, list(ks), d.values(), ks == {"a","b"})
y = iter([1]) if d else iter("a")
print(next(y))
try:
    next(y)
except StopIteration as e:
    print("stop", e.args)
it = iter(iter([1]))
print(iter(it) is it, it == it)
if it: print("true")
m = {"x": iter([1,2,3])}
print(next(m["x"]), sum(m["x"]))
first, *rest = iter([1,2,3])
print(first, rest)
