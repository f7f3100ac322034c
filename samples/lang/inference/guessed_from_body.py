# golden: stdout status stderr verdict
# Functions that only code of the isolate calls: their arguments are guessed from their bodies, and other arguments are right, too.
P = 2**61 - 1


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def scaled(self, k):
        return Point(mod(self.x * k), mod(self.y * k))

    def show(self):
        return padded(str(self.x)) + shout("y") + str(gcd(self.x, self.y)) + str(weight([self.x, self.y]))


def mod(a, b=P):
    r = a % b
    if r < 0:
        return r + b
    return r


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def padded(text):
    return text.rjust(8, ".")


def shout(word):
    return word.upper() + "!"


def weight(items):
    total = 0
    for item in items:
        total += item
    return total


def unused(grid):
    for row in range(len(grid)):
        for column in range(len(grid[0])):
            print(grid[row][column], end=" ")


p = Point(12, 18).scaled(7).scaled(-2)
print(p.show(), mod(7.5, 2), mod(-1))
print(Point(1.5, 2).scaled(4).show())
try:
    print(Point("a", 1).show(), Point("a", 1).scaled(2).x)
except TypeError as error:
    print(type(error).__name__, error)
