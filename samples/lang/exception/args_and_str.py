# golden: stdout status stderr verdict
# What exceptions print.
for error in (
    ValueError(),
    ValueError("text"),
    ValueError("a", 1),
    KeyError("k"),
    KeyError(),
    IndexError(3),
    OSError(2, "No such file"),
    StopIteration(5),
    Exception(None),
    ZeroDivisionError("x"),
):
    print(type(error).__name__, str(error), repr(error), error.args)
e = ValueError("same")
print(e == ValueError("same"), e == e, isinstance(e, (KeyError, ValueError)), issubclass(KeyError, LookupError))
try:
    raise ValueError
except ValueError as error:
    print(repr(error), error.args)
raise ValueError("several", "things")
