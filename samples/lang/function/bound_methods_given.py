# golden: stdout status stderr verdict
# Methods of values that functions are given, as arguments and as defaults, and names of them that are unbound.
def passed(push, n):
    if push is not None:
        [push(i) for i in range(n)]


def default(x, keep=[].append):
    keep(x)


def again(a, b):
    put = a.append
    put(1)
    put = b.append
    put(2)
    del put
    try:
        put(3)
    except UnboundLocalError as e:
        print(e)


got = []
passed(got.append, 3)
passed(None, 3)
default(3)
a, b = [], []
again(a, b)
print(a, b, got)
