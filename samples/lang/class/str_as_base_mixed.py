# golden: stdout status stderr verdict
class S(str):
    def __repr__(self):
        return f"S({str(self)!r})"
    def __mod__(self, other):
        return "mod"
s = S("ab")
print(s, [s], {s: s}, {"ab": 1}[s], {s: 2}["ab"], s in {"ab"}, "ab" in {s}, {s, "ab"} == {"ab"}, (s,) == ("ab",), [s, "z"].index("ab"))
print(sorted([s, "aa", S("b")]), max(s, "zz"), s + s, s * 2, s % 1, "%s-%r" % (s, s), f"{s!r}", f"{s:*^8}", "{0[1]}".format(s), "x".join(["1", "2"]))
def f(x):
    return len(x), x[0], x[-1:], x[::-1], x.upper(), x == "ab"
print(f(s), f("cd"))
d = {}
for w in ["ab", S("ab"), "c"]:
    d[w] = d.get(w, 0) + 1
print(d)
print(s.join(["1", "2"]), "a" in s, "aab".replace(S("a"), S("b")), "a,b".split(S(",")), "ab".find(S("b")), s.partition("b"), s.format())
print(S("  x ").strip(), S("1,2").split(","), "abc".startswith(S("a")), s.islower(), s < "b", "b" > s, s >= S("ab"))
for ch in s:
    print(ch, end=" ")
print(*s, sep="-")
print(list(enumerate(s)), list(zip(s, "xy")), [c * 2 for c in s], "".join(c for c in s), s.encode("utf-8"), ord(s[0]), tuple(s), set(S("a")))
a, *b = s
print(a, b, str(s), type(str(s)).__name__, str(s) == s, bool(s), bool(S()), not S(), s or "no", S() or "no", isinstance(s, str), issubclass(S, str))
match s:
    case "ab":
        print("matched")
match S("q"):
    case S("ab"):
        print("no")
    case str(x):
        print("str", x)
print("a" + S("b") + "c", s.count("a"), len({S("a"), S("a")}), min("b", S("a")))
t = s
t += "c"
print(t, s, t.title(), S("ß").upper(), S("x").ljust(3) + "|")
try:
    s + 1
except TypeError as e:
    print(e)
try:
    1 + s
except TypeError as e:
    print(e)
try:
    s.index("z")
except ValueError as e:
    print(e)
