# golden: stdout status stderr verdict
# A class derived from `dict` that replaces nothing: operators, copies, `update`, errors.
class Plain(dict):
    pass

class Made(dict):
    def __init__(self, pairs):
        super().__init__(pairs)

p = Plain({"a": 1})
p |= {"b": 2}
print(type(p).__name__, p, p | {"c": 3}, type(p | p).__name__, {"a": 0} | p)
p.update(p)
p.update([("k", 7)])
q = p.copy()
print(type(q).__name__, q, dict(p), isinstance(p, dict), isinstance(q, Plain), str(p), f"{p}")
print(Made([("x", 1)]), Made({"y": 2}), Plain(), Plain([("t", 5)]))
try:
    p["nope"]
except KeyError as e:
    print("KeyError", e)
try:
    hash(p)
except TypeError as e:
    print(e)
try:
    for k in p:
        p[k + "!"] = 1
except RuntimeError as e:
    print(e)
