# golden: stdout verdict
# deferred: choose
def double(x):
    return x * 2


def choose(flag):
    function = double if flag else abs
    return function(-4)


print(choose(True), choose(False))
