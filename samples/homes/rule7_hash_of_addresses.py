# golden: stdout status stderr verdict
# Hashes taken from addresses (of None before 3.12, of ... and of classes) are the same in both halves.
def chain(xs):
    t = None
    for x in xs:
        t = (x, t)
    return t
def pick(kind):
    return {int: "int", str: "str", None: "none"}.get(kind)
def show(*args):
    print(hash(args[0]) == hash(("b", ("a", None))), hash(None) == args[1], {None: 1}[args[2]], {...: 1}.get(args[3]), {int: 5}[args[4]])
def keys(d, *rest):
    return [(k in d, hash(k)) == (True, h) for k, h in rest]
show(chain("ab"), hash(None), None, ..., int)
d = {None: 1, (1, None): 2, (None, "x"): 3}
print(keys(d, (None, hash(None)), ((1, None), hash((1, None))), ((None, "x"), hash((None, "x")))))
print(pick(int), pick(None), pick(float), hash(...) == hash(...), hash(int) == hash(int))
s = {None, 1, "a"}
print(keys(s, (None, hash(None))), None in s, len(s | {None}))
