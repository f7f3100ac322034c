# golden: stdout status stderr verdict
class Name(str):
    def shout(self):
        return self.upper() + "!"
    @property
    def initial(self):
        return self[0]
n = Name("bob")
print(n, n.shout(), len(n), n == "bob", "bob" == n, n[0], n[1:], {n: 1}, {"bob": 2}[n], n.initial)
print(repr(n), str(n), f"{n}", f"{n!r}", f"{n:>6}|", f"{n:.2}", "%s|%r" % (n, n), "{}-{:^7}".format(n, n))
print(n + "x", "x" + n, n * 2, n < "c", n in ["bob"], "b" in n, "z" not in n, n in "xbobx")
print([c for c in n], list(n), "-".join(n), n.split("o"), n.startswith("b"), "abob".endswith(n), n.replace("b", "d"))
print(sorted([Name("b"), Name("a")]), max("a", n), hash(n) == hash("bob"), n.isalpha(), bool(Name("")), type(n).__name__)
print(type(n.upper()).__name__, type(n + "").__name__, isinstance(n, str), n.title(), int(Name("12")), float(Name("1.5")))
a, b, c = n
print(a, b, c, Name(12), Name(), Name(None), tuple(n), set(Name("a")), dict.fromkeys(Name("ab")), "".join(reversed(n)))
print(len(Name("héllo")), n.encode(), ord(Name("a")), n.count("b"), n.find("o"), n.zfill(6), sorted(n))
class Quiet(str):
    def __str__(self):
        return "quiet"
q = Quiet("loud")
print(q, str(q), f"{q}", f"{q:>6}", repr(q), "%s" % q, q + "", format(q), "{}".format(q))
try:
    n + 1
except TypeError as e:
    print(e)
try:
    n[5]
except IndexError as e:
    print(e)
try:
    f"{n:d}"
except ValueError as e:
    print(e)
