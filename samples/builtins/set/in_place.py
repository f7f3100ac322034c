# golden: stdout status stderr verdict
# In place: the same set, and what is said where the other operand is no set.
a = {1, 2, 3}
b = a
for other in ({3, 4}, frozenset([8, 16, 1]), a):
    a |= other
    print(b, a)
a ^= {1, 40}
a &= {1, 2, 3, 40, 8}
a -= frozenset([2])
print(a, b)
a ^= a
print(a, b, len(a))
b |= {5, 6}
try:
    b |= [1]
except TypeError as e:
    print(e)
try:
    b &= (1,)
except TypeError as e:
    print(e)
try:
    b -= "x"
except TypeError as e:
    print(e)
try:
    b ^= {1: 2}
except TypeError as e:
    print(e)
f = frozenset("a")
g = f
f |= {"b"}
print(sorted(f), g)
try:
    f -= ["a"]
except TypeError as e:
    print(e)
b |= 5
