# golden: stdout status stderr verdict
# Iterators are kept beside an isolate as long as none goes there.
import json
def f(xs):
    it = iter(xs)
    a = next(it)
    for x in it: a += x
    return a
print(f([1,2,3]))
def g(xs):
    it = iter(xs)
    print(json.dumps(list(it)))
    return it
print(list(g([1])))
def h(d):
    ks = d.keys()
    d["z"] = 1
    return len(ks)
print(h({"a": 1}))
def j():
    it = enumerate("abc")
    return next(it)
print(j())
print(json.dumps([next(iter([5]))]))
def k():
    it = iter([1,2,3])
    return json.dumps(next(it)) + str(list(it))
print(k())
def m(it):
    return eval("next(it)")
print(m(iter([1,2])))
s = {"p": [1]}
v = s.values()
s["q"] = [2]
print(json.dumps(list(v)))
