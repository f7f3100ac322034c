# golden: stdout status stderr verdict
# A warning of the compiler comes before everything else.
def check(x):
    assert (x, "always true")
    return x is 5


print(check(5))
