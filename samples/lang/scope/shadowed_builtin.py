# golden: stdout status stderr verdict
# A program may use the names of builtins for its own things.
def total(values):
    sum = 0
    for value in values:
        sum += value
    return sum


def max(a, b):
    return f"my max of {a} and {b}"


print(total([1, 2, 3]), max(1, 2), sum([4, 5]))
list = [3, 1]
print(list, len(list), sorted(list))
str = "text"
print(str.upper())
del list
print(list("ab"))
for id in range(2):
    print(id, end=" ")
print()
len = lambda x: "no length"
print(len([1]))
