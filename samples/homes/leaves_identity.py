# golden: stdout status stderr verdict
# Who compares by identity sees that a number crossed: then nothing is native. Telling names are found as text and as targets.
import traceback


def keep(value):
    return value


def same(left, right):
    return left is right


big = 10**30
print(same(keep(big), big), keep(7) is not None)
print(traceback.format_exception_only(ValueError("x")))
