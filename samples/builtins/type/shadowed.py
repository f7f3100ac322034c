# golden: stdout status stderr
# Names of builtins that the program binds itself.
def type(x):
    return "my type of %s" % x


str = int


def show(x):
    float = 3
    return type(x), float, str, isinstance(x, str)


print(show(1), show("a"), type(2), str("5") + 1)
