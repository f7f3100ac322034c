# golden: stdout status stderr verdict
class Meters(int):
    unit = "m"
    def double(self):
        return Meters(self * 2)
    def __repr__(self):
        return f"Meters({int(self)})"
m = Meters(3)
print(m + 1, m.double(), m == 3, 3 == m, m != 3, isinstance(m, int), m < 4, 4 > m, 2 <= m)
print(m, repr(m), str(m), f"{m}", f"{m:>5}", f"{m:05d}", format(m, "x"), "%d" % m, "%s" % m, "%5.1f" % m, "%x|%c" % (m, Meters(65)))
print(int(m), float(m), abs(Meters(-4)), round(m), divmod(m, 2), pow(m, 2), m ** 2, -m, +m, m / 2, m // 2, m % 2, m << 1, m & 1, 7 | m)
print([10, 20, 30, 40][m], list(range(m)), "ab" * m, m * "ab", [1] * m, chr(Meters(97)), hex(m), bin(m))
print(m in [1, 2, 3], 3 in [m], [1, 2, 3].index(m), {3: "x"}[m], {m: "y"}[3], m in {3, 4}, m in range(5))
print(sorted([Meters(3), Meters(1)]), max(Meters(1), 5), min(Meters(1), Meters(0)), bool(Meters(0)), bool(m))
print(hash(m) == hash(3), {m, 3} == {3, m}, type(m).__name__, type(m) is Meters, m.unit, m.bit_length())
xs = [m, 4, Meters(5)]
print(xs, 4 in xs, 5 in xs, xs.count(3), sorted(xs, reverse=True))
m += 2
print(m, type(m).__name__)
if m:
    print("true")
print(Meters("12") + Meters(1), Meters(3.7), Meters(), Meters("ff", 16))
try:
    Meters("abc")
except ValueError as e:
    print(e)
try:
    print(Meters(3) + "x")
except TypeError as e:
    print(e)
try:
    print("x" + Meters(3))
except TypeError as e:
    print(e)
try:
    print(f"{Meters(3):s}")
except ValueError as e:
    print(e)
