# golden: stdout status stderr verdict
# What `except` names is no class of exceptions, or does not exist: the error comes while the first is handled.
class Own(Exception):
    pass


def caught(x):
    try:
        return 1 // x
    except (Own, kind):
        return "caught"


def missing(x):
    try:
        return 1 // x
    except unknown_name:
        return "caught"


kind = ArithmeticError
print(caught(0), caught(1))
kind = 5
try:
    missing(0)
except NameError as e:
    print(e, repr(e.__context__))
caught(0)
