# golden: stdout status stderr verdict
# Identity of None, bools, lists and exceptions, in unions too.
def kind(k):
    if k is False:
        return "false"
    if k is True:
        return "true"
    return k

def check(s, t):
    if s == t:
        return False
    return s + t

def opt(n):
    if n > 3:
        return [n]
    if n > 2:
        return None
    return n > 1

print(kind(check("a", "a")), kind(check("a", "b")), kind(True), kind(1), kind(0), kind(1.0), kind("x"), kind(None))
for i in range(6):
    x = opt(i)
    y = x
    print(x is None, x is True, x is False, x is y, x is not True, x is opt(i), x is opt(1), x is opt(2))
a = [1]
b = a
c = [1]
print(a is b, a is c, a is not c, (a == c) is True, (a is c) is False)

try:
    1 // 0
except ZeroDivisionError as e:
    f = e
    print(e is f, f is not e)
