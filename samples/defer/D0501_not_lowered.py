# golden: stdout verdict
# deferred: describe
def describe(value):
    try:
        return 10 // value
    except* ZeroDivisionError:
        print("by zero")
    return 0


print(describe(5), describe(0))
