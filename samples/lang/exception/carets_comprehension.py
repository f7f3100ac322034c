# golden: stdout status stderr
# A key that cannot be hashed, in comprehensions.
def table(xs):
    return {x: "v" + "w" for x in xs}


def unique(xs):
    return {
        x
        for x in xs
    }


try:
    unique([[]])
except TypeError as error:
    print(error)
print(table([1, 2]), unique([1, 1]))
table([[2]])
