# golden: stdout status stderr verdict
# 3.13 does not refuse calls that give fewer arguments than there are parameters.
def pair_a(k):
    return pair_b(k + 1)


def pair_b(k, step=1):
    try:
        return pair_a(k + step)
    except RecursionError:
        return k


def quiet(k, step=1):
    return loud(k + step)


def loud(k):
    return quiet(k + 1)


print(pair_a(0), pair_a(0))
try:
    loud(0)
except RecursionError as error:
    print(error)
