# golden: stdout status stderr verdict
# Functions nobody calls are compiled all the same, and those defined twice.
def unused(x):
    return x.no_such_attribute + undefined_name


def twice():
    return 1


print(twice())


def twice():
    return 2


print(twice())
if twice() == 2:

    def chosen(x):
        return x + 1

else:

    def chosen(x):
        return x - 1


print(chosen(10))
late()


def late():
    pass
