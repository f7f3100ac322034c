# golden: stdout status stderr verdict
# An argument, a target or an item that raises whenever it is evaluated: nothing after it is.
import math


def bad():
    raise KeyError(1)


class Base:
    def __init__(self, a=1):
        self.a = a

    @staticmethod
    def given(a):
        return a


def ask(way):
    if way == 0:
        print(math.gcd(bad(), 2))
    elif way == 1:
        print(Base.given(bad()))
    elif way == 2:
        bad().x = print('not reached')
    elif way == 3:
        del bad()[0]
    elif way == 4:
        print(Base(bad()).a)
    elif way == 5:
        Base().a, bad().x = 1, 2
    else:
        bad().x += 1


for way in range(7):
    try:
        ask(way)
    except KeyError as error:
        print(way, repr(error))
print(math.floor(bad()))
