# golden: stdout status stderr
# Names of builtins bound by every kind of statement, before and after which they are the builtins.
def helper(a):
    return abs(a) + 1


print(helper(-3), type(dict), type(set))
try:
    raise ValueError("x")
except ValueError as error:
    print("caught", error)
ValueError = KeyError
try:
    raise ValueError("x")
except ValueError as error:
    print("caught", repr(error))
del ValueError
try:
    raise ValueError("x")
except ValueError as error:
    print("caught", repr(error))


def abs(x):
    return 100


print(helper(-3))
for range in range(3):
    print(range)
dict, set = 1, 2
print(f"{range} {dict}")
del dict, set
print(dict(a=1), set())
[*filter, any] = [1, 2, 3]
print(filter, any)
if len("abc") == 3:
    len = len("abcd")
while True:
    iter = iter([1, 2])
    break
print(len, list(iter))
match 5:
    case 5 as tuple:
        print(tuple)
del tuple
import math as hex

print(tuple("ab"), hex.sqrt(4))
del hex
print(hex(255), total)
total = 5
