# golden: stdout status stderr verdict
# What a test of the class tells about a variable that may hold several types.
def pick(n):
    if n == 0:
        return 10
    if n == 1:
        return "text"
    if n == 2:
        return True
    return None


def describe(n):
    x = pick(n)
    if type(x) is int:
        return x + 5
    if type(x) is bool:
        return not x
    if type(x) is not str:
        return x is None
    return x.upper()


def size(n):
    x = pick(n)
    if type(x) == str or type(x) == list:
        return len(x)
    return 0 if type(x) is type(None) else x * 2


def chosen(n):
    x = pick(n)
    return x + 1 if type(x) in (int, bool) else x


for i in range(4):
    print(describe(i), size(i), chosen(i))
