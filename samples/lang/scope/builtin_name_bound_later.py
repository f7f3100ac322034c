# golden: stdout status
# A global that is not bound yet, or not any more, leads to the builtin of its name: with an isolate.
import json

print(Ellipsis)
print(len([1, 2]))


def largest():
    return max(1, 2)


def smallest(*numbers):
    return min(numbers)


print(largest(), smallest(1, 2))
Ellipsis = 2
print(Ellipsis)
max = 3
min = lambda numbers: "mine"
print(smallest(1, 2))
try:
    print(largest())
except TypeError as error:
    print(error)
del max
print(largest())
len = lambda x: "my len"
print(len([1, 2]), json.dumps(1))
del len
print(len([1, 2]))
for abs in []:
    pass
print(abs(-3))
for abs in [5]:
    print(abs)
del abs
print(abs(-4))
if json.dumps(2) == "3":
    sum = 1
print(sum([1, 2]))
try:
    1 / 0
except ZeroDivisionError as sorted:
    print(repr(sorted))
print(sorted([3, 1]))
print((ord := 3) if json.dumps(1) == "2" else ord("a"))
try:
    round += 1
except TypeError as error:
    print(error)


class A:
    print(hash(1))
    hash = 4
    print(hash)
    del hash
    print(hash(2))
