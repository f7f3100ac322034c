# golden: stdout status stderr verdict
# `f` lives in the isolate, where its `def` stands, and no statement has bound it: native code asks there.
try:
    [].append(x=1)
except TypeError as error:
    print(type(error).__name__)
f = f.copy()
try:
    def f(x, y):
        return x
    f(x=1)
except TypeError as error:
    print(error)
