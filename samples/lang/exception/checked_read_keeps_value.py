# golden: verdict stdout status
# A read that only asks whether a name is bound is a read: nobody before it takes the value away.
def f(y, skip):
    try:
        if skip:
            del y
        raise KeyError
    except KeyError:
        pass
    try:
        try:
            raise ValueError
        finally:
            x = y
    except ValueError:
        n = 0
        while n < 2 and y is None:
            n += 1
        y = [n]
    return x, y


print(f("a string that is moved", False))
try:
    f((1, 2), True)
except UnboundLocalError as error:
    print(error)
