# golden: stdout status stderr
# Refused by the compiler, not by the parser.
def f():
    x = 1
    global x


f()
