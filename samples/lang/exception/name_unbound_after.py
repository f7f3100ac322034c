# golden: stdout status stderr verdict
# The name of a handler is deleted at its end.
try:
    raise ValueError("gone")
except ValueError as error:
    message = str(error)
print(message)
error = "old"
try:
    1 / 0
except ZeroDivisionError as error:
    pass
try:
    print(error)
except NameError as problem:
    print(problem)


def f():
    try:
        raise KeyError("x")
    except KeyError as e:
        pass
    return e


f()
