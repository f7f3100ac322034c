# golden: stdout status stderr verdict
# The type of an argument grows with each call.
def wrap(value, depth):
    if depth == 0:
        return 0
    return wrap((value, depth), depth - 1) + 1


print(wrap(0, 30))
