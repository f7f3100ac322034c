# golden: stdout status stderr verdict
# Causes and contexts of exceptions of the program.
class Low(Exception):
    def __init__(self, n):
        self.n = n


class High(Exception):
    pass


def low(n):
    raise Low(n)


def high(how):
    try:
        low(how)
    except Low as e:
        if how == 0:
            raise High("from it") from e
        if how == 1:
            raise High("from none") from None
        if how == 2:
            raise High("while handling")
        if how == 3:
            raise High from ValueError("made for it")
        raise


for how in range(5):
    try:
        high(how)
    except (High, Low) as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)

error = High("kept")
error.__cause__ = Low(1)
print(repr(error.__cause__), error.__suppress_context__)
error.__suppress_context__ = False
error.__context__ = ValueError("by hand")
print(error.__suppress_context__, repr(error.__context__))


def chain(n):
    if n == 0:
        raise Low(0)
    try:
        chain(n - 1)
    except Low as e:
        raise Low(e.n + 1)


try:
    chain(30)
except Low as e:
    depth, link = 0, e.__context__
    while link is not None:
        depth, link = depth + 1, link.__context__
    print(e.n, depth)
