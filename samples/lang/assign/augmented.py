# golden: stdout status stderr verdict
# Every augmented assignment, on names, items and attributes.
x = 10
x += 5
x -= 3
x *= 4
x //= 5
x **= 2
x %= 50
x <<= 3
x >>= 1
x |= 1
x &= 0xFF
x ^= 0x0F
print(x)
y = 7
y /= 2
s = "a"
s += "b"
s *= 3
print(y, s)
xs = [1, 2, 3]
alias = xs
xs[1] += 10
xs += [4]
xs *= 2
xs[-1] *= xs[0] + 1
print(xs, alias is xs)
t = (1,)
u = t
t += (2,)
print(t, u)
d = {"a": 1}
d["a"] += 1
d["b"] = d.get("b", 0) + 1
matrix = [[1, 2], [3, 4]]
matrix[1][0] += 100
print(d, matrix)
try:
    d["missing"] += 1
except KeyError as error:
    print("KeyError", error)
s += 1
