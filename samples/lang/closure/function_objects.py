# golden: stdout status stderr verdict
# A nested function is an object of its own each time `def` runs: equal to itself alone, a key, no operand.
def make(n):
    def f(x=2):
        return x + n

    return f


def compare(f, g):
    print(f == f, f == g, f != g, f is g, f is f, f == 3, f is None)
    print(f in (f, g), f in [g], [f, g, f].count(f), [f, g].index(g))
    places = {f: "f", g: "g"}
    print(places[f], places[g], bool(f), not f)
    print(repr(f)[:27], f"{g}"[:27])


one, two = make(1), make(2)
compare(one, two)
print(one(), two(5), callable(one))
