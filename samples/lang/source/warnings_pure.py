# golden: stdout status stderr verdict
# The compiler's warnings come before anything runs, without an isolate, too.
def f(x):
    assert (x, "message")
    return 10 // x
print(f(2))
print(f(0))
