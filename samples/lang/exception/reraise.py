# golden: stdout status stderr verdict
# `raise` alone keeps the traceback.
def work(x):
    return 10 // x


def guarded(x):
    try:
        return work(x)
    except ZeroDivisionError:
        print("logged")
        raise


print(guarded(5))
try:
    guarded(0)
except ZeroDivisionError as error:
    print("caught", error)
try:
    raise
except RuntimeError as error:
    print(error)
guarded(0)
