# golden: stdout status stderr verdict
# Handlers catch subclasses, in order.
def classify(make):
    try:
        make()
    except ZeroDivisionError:
        return "zero"
    except ArithmeticError:
        return "arithmetic"
    except LookupError as error:
        return "lookup " + type(error).__name__
    except (TypeError, ValueError) as error:
        return type(error).__name__
    except Exception as error:
        return "exception " + type(error).__name__
    return "fine"


print(classify(lambda: 1 / 0), classify(lambda: 2.0**10000), classify(lambda: [][0]), classify(lambda: {}["a"]))
print(classify(lambda: int("x")), classify(lambda: "a" + 1), classify(lambda: None.x), classify(lambda: 1))
try:
    raise SystemExit(3)
except Exception:
    print("not this")
except BaseException as error:
    print(type(error).__name__, error.code)
