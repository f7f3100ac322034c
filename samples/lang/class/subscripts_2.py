# golden: stdout status stderr verdict
# x[i], x[i] = v, del x[i], slices, in, calls.
class Named:
    def __init__(self):
        self.values = {}

    def __getitem__(self, key):
        if key not in self.values:
            raise KeyError(key)
        return self.values[key]

    def __setitem__(self, key, value):
        self.values[key] = value

    def __contains__(self, key):
        return self.values.get(key)

named = Named()
named["a"] = 1
named["b"] = 0
print(named["a"], "a" in named, "b" in named, "z" in named)
try:
    named["q"]
except KeyError as e:
    print("KeyError", e)

class Adder:
    def __init__(self, n):
        self.n = n
        self.calls = 0

    def __call__(self, x, scale=1, *, sign=1):
        self.calls += 1
        return sign * (self.n + x * scale)

add = Adder(10)
print(add(1), add(1, 2), add(x=3, sign=-1), add.calls, Adder(1)(2))

class Nothing:
    pass

n = Nothing()
for case in range(6):
    try:
        if case == 0:
            n[0]
        elif case == 1:
            n[0] = 1
        elif case == 2:
            del n[0]
        elif case == 3:
            n()
        elif case == 4:
            1 in n
        else:
            abs(n)
    except TypeError as e:
        print(e)
