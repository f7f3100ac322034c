# golden: stdout status stderr verdict
def drain(xs):
    out = []
    while xs:
        out.append(xs.pop())
    return out


print(drain([1, 2, 3]), drain(["a"]), drain([]))
xs = [1, 2, 3, 4, 5]
print(xs.pop(0), xs.pop(-2), xs.pop(1), xs)
try:
    xs.pop(7)
except IndexError as error:
    print(error)
try:
    xs.pop(-3)
except IndexError as error:
    print(error)
[].pop()
