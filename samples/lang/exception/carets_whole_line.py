# golden: stdout status stderr verdict
# No carets when the whole line is to blame.
def fail():
    raise KeyError(("a", 1))


def call():
    fail()


call()
