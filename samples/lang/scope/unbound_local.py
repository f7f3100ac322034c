# golden: stdout status stderr verdict
# Reading a local before it has a value.
def f(flag):
    if flag:
        x = 1
    return x


def g():
    for i in []:
        pass
    return i


def h():
    x = 1
    del x
    return x


for call in (lambda: f(False), g, h):
    try:
        print(call())
    except UnboundLocalError as error:
        print(error)
print(f(True))
total = 0


def add(n):
    total += n


add(1)
