# golden: stdout status stderr verdict
# The parser's warnings come again when a traceback shows where in its line an exception was raised (3.12 and later).
def f(x):
    return g("\d" + x) + "\w"
def g(x):
    raise ValueError(x + "\q")
def h(y):
    try:
        return f(y)
    except ValueError as e:
        print(e)
    return f(y)
h("a")
