# golden: verdict stdout status
# An exception that leaves `else` finds in `finally` what `else` has bound and deleted by then.
def rebinds(fail):
    x = 1
    try:
        y = "body"
    except ValueError:
        y = 0
    else:
        x = "else"
        del y
        if fail:
            raise KeyError(x)
        x = None
        y = 2.5
    finally:
        print("finally", x)
        try:
            print(y)
        except UnboundLocalError as error:
            print(error)
    return x, y


def in_handler(fail):
    x = 1
    try:
        raise ValueError
    except ValueError:
        x = [x]
        if fail:
            raise
        x = (x, x)
    finally:
        print(x)


for fail in (False, True):
    try:
        print(rebinds(fail))
    except KeyError as error:
        print("left", error)
try:
    in_handler(False)
    in_handler(True)
except ValueError as error:
    print("left", repr(error))
