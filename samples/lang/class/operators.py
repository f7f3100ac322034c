# golden: stdout status stderr verdict
# Special methods behind operators.
class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, k):
        if not isinstance(k, (int, float)):
            return NotImplemented
        return Vector(*(a * k for a in self.parts))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __getitem__(self, i):
        return self.parts[i]

    def __len__(self):
        return len(self.parts)

    def __contains__(self, x):
        return x in self.parts

    def __bool__(self):
        return any(self.parts)

    def __lt__(self, other):
        return sum(self.parts) < sum(other.parts)

    def __call__(self, x):
        return [p + x for p in self.parts]

    def __str__(self):
        return "<" + " ".join(map(str, self.parts)) + ">"


v, w = Vector(1, 2, 3), Vector(0, 0, 1)
print(v + w, v * 2, 3 * v, -v, v[0], v[-1], len(v), 2 in v, bool(Vector(0)), v > w, v(10), list(v))
print(max([w, v], key=len), sorted([v, w])[0], sum(v), [x for x in v])
print(v * "a")
