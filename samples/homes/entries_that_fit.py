# golden: stdout verdict
# The same functions called natively and by code of the isolate, with arguments that a native form knows and others.
def total(values):
    result = 0
    for value in values:
        result = result + value
    return result


def twice(x):
    return x * 2


def everything(*args):
    return [total(args), twice(args[0]), twice("ab"), total([1.5, 2.5]), total(["a"][:0])]


def failing(*args):
    try:
        return total(args)
    except TypeError as error:
        return str(error)


print(total([1, 2, 3]), total([0.5]), twice(4), twice("x"))
print(everything(1, 2, 3))
print(everything(True, 2.5))
print(failing(1, "a"), failing(1, [2]))
