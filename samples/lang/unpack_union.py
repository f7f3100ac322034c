# golden: stdout status stderr verdict
# Unpacking and iterating a value of several types; what cannot be iterated raises.
def tree(d):
    if d == 0:
        return None
    return (d, d * 2.5)
def pair(k):
    if k == 0:
        return (1, "a")
    if k == 1:
        return [2, 3]
    if k == 2:
        return "xy"
    if k == 3:
        return (1, 2, 3)
    if k == 4:
        return 7
    return {"p": 1, "q": 2}
def show(d):
    a, b = tree(d)
    return a, b

print(show(3))
try:
    show(0)
except TypeError as e:
    print(e)
for k in range(6):
    try:
        a, b = pair(k)
        print(a, b)
    except (TypeError, ValueError) as e:
        print("E", e)
def items(n):
    if n > 0:
        return list(range(n))
    return None
def total(n):
    t = 0
    for x in items(n):
        t += x
    else:
        t += 100
    return t + sum([y for y in items(n)])

print(total(4))
try:
    total(0)
except TypeError as e:
    print(e)
def head(n):
    first, *rest = items(n)
    return first, rest
print(head(3))
try:
    print(head(0))
except TypeError as e:
    print(e)
print([z for z in
    items(0)])
