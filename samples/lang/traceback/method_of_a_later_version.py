# golden: stdout status stderr
# `int.is_integer` is there from 3.12 on; before, the attribute is what the carets show.
def whole(n):
    return (-1).is_integer() and n.is_integer()


print(whole(3))
