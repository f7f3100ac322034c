# golden: stdout status stderr verdict
# +, *, += and what they make.
a = [1, 2]
print(a + [3], [0] * 5, a * 2, 2 * a, a * 0, a * -1, [] + [], ["x"] + a, [[]] * 2)
a += (3, 4)
a += "ef"
a += {5: 0}
a *= 2
print(a, len(a))
b = a
b *= 0
print(a, b is a)
try:
    a + (1,)
except TypeError as error:
    print(error)
try:
    a * 1.5
except TypeError as error:
    print(error)
a += 5
