# golden: stdout status stderr verdict
# A name that holds one type after the other.
def convert(x):
    x = str(x)
    x = len(x)
    x = x / 2
    return x


def grow(n):
    value = 0
    for i in range(n):
        if i == 3:
            value = "text"
        elif i < 3:
            value = i
        else:
            value = [i]
    return value


print(convert(12345), [grow(n) for n in range(6)])
x = 5
print(x + 1)
x = "five"
print(x + "1")
x = [x]
x += [1]
print(x)
for x in (1, "a", 2.5, None):
    print(x, end=" ")
print(x)
