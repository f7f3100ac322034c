# golden: stdout status stderr verdict
def first_two(t):
    return t[0], t[1]


t = (1, "a", 2.5, 1)
print(t.count(1), t.index("a"), t[0], t[-1], t[1:3], len(t), t + (None,), (0,) * 3, 2.5 in t, t == (1, "a", 2.5, 1), first_two((7, 8, 9)))
try:
    (1, 2).index(3)
except ValueError as error:
    print(error)
a, b = (1, 2)
(c, d), e = ((3, 4), 5)
print(a, b, c, d, e, (), (1,), ((1,), (2, (3,))), sorted([(2, 1), (1, 9)]), max((3, 1), (2, 9)), (1, 2) < (1, 3), hash((1, 2)) == hash((1, 2)))
for x, y in [(1, "p"), (2, "q")]:
    print(x, y, end=" ")
print(tuple([1, 2]), tuple(range(3)), tuple("ab"))
t.index("zz")
