# golden: stdout status stderr verdict
# x[i], x[i] = v, del x[i], slices, in, calls.
class Adder:
    def __init__(self, n):
        self.n = n
        self.calls = 0

    def __call__(self, x, scale=1, *, sign=1):
        self.calls += 1
        return sign * (self.n + x * scale)

adders = [Adder(1), Adder(2)]
print([f(10) for f in adders])
