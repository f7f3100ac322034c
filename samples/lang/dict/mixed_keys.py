# golden: stdout status stderr verdict
# 1, 1.0 and True are one key; the first one stays.
d = {1: "int", 1.0: "float", True: "bool", "1": "str", None: "none", (1,): "tuple"}
print(d, len(d), d[1], d[1.0], d[True], d["1"], d[None], d[(1,)])
d[False] = "f"
d[0] = "zero"
d[-0.0] = "minus"
print(d)
print(2**61 in {2**61: 0}, {2**70: 1}[float(2**70)], {10**20: "x"})
try:
    d[[1]] = 1
except TypeError as error:
    print(error)
d[2]
