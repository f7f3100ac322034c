# golden: stdout status stderr verdict
# int, float, range and their kin of a value of the isolate: the result has the type Python promises.


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", self.value)
        return self.value


class Both:
    def __int__(self):
        print("int")
        return 7

    def __float__(self):
        print("float")
        return 2.5


class Small(int):
    pass


class Text(str):
    pass


def give(*values):
    return values[0]


def numbers(x):
    return int(x) + 1, float(x) * 2


def text(x):
    return chr(x), bin(x), oct(x), hex(x)


def loop(stop):
    total = 0
    for i in range(stop):
        total += i
    return total


def loops(start, stop):
    found = []
    for i in range(start, stop, 2):
        found.append(i)
    return found, list(range(start, stop)), len(range(stop, start, -1))


def refused(x):
    try:
        return int(x)
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
    try:
        return float(x)
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
    try:
        return len(range(x))
    except TypeError as error:
        print(error)
    return -1


def rounded(x):
    return round(x), round(x, 1), pow(x, 2), abs(x)


for value in (3, True, 2.75, "12", Small(5), Text("8"), Both(), 10**30):
    print(numbers(give(value)))
print(text(give(65)), text(give(Small(66))), text(give(Index(67))))
print(loop(give(10)), loop(give(Small(4))), loop(give(True)), loop(give(Index(3))))
print(loops(give(1), give(8)))
print(loops(give(Index(1)), give(Index(4))))
print(refused(give([1])), refused(give("x")), refused(give(float("inf"))), refused(give(None)))
print(rounded(give(2.25)), rounded(give(-7)), rounded(give(True)))
print(loop(give("5")))
