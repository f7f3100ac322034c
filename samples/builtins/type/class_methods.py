# golden: stdout status stderr verdict
# Class methods of builtin classes: dict.fromkeys, int.from_bytes, float.fromhex, str.maketrans.
a = dict.fromkeys([1, 2, 3], 1)
print(a)
def f(xs):
    d = dict.fromkeys(xs, 1)
    e = dict.fromkeys(xs)
    return d, e
print(f([1, 2]), int.from_bytes(b"ab", "big"), int.from_bytes(b"\xff", "little", signed=True))
print(dict.fromkeys("hello", 0), dict.fromkeys({3, 1, 2}), dict.fromkeys({"a": 1}, []), dict.fromkeys(range(3), None))
s = dict.fromkeys(["x", "y"], [])
s["x"].append(1)
print(s, list(dict.fromkeys([3, 1, 3, 2])))
print(dict.fromkeys([]), dict.fromkeys([(1, 2), (1, 2)], True), dict.fromkeys([1, True, 1.0], "k"))
print(str.maketrans("ab", "cd"), "abc".translate(str.maketrans("ab", "cd")), float.fromhex("0x1.8p3"))
d = dict.fromkeys([1], 0)
d[2] = 5
print(d)
try:
    print(int.from_bytes(b"abc", "middle"))
except ValueError as e:
    print(e)
try:
    dict.fromkeys([[1]], 0)
except TypeError as e:
    print(e)
print(dict.fromkeys(5))
