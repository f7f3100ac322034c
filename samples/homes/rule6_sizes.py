# golden: stdout status stderr verdict
# Rule 6: how much memory an object takes tells how it was made: such a program is the isolate's.
from sys import getsizeof


def squares(n):
    xs = [i * i for i in range(n)]
    xs.sort()
    xs.append(n)
    return xs


def call(f, *args):
    return f(*args)


print(getsizeof(call(squares, 10)) > getsizeof(list(range(11))), call(squares, 3).__sizeof__() == [0, 1, 4, 3].__sizeof__())
