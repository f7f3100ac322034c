# golden: stdout status stderr verdict
# Native lists, tuples and strings indexed and sliced by values of the isolate.


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", self.value)
        return self.value


class Broken:
    def __index__(self):
        raise KeyError("broken")


def give(*values):
    return values[0]


def item(at):
    numbers = [10, 20, 30]
    words = ("a", "b", "c")
    return numbers[at], words[at], "xyz"[at]


def store(at, value):
    numbers = [10, 20, 30]
    texts = ["p", "q", "r"]
    try:
        numbers[at] = 5
    except (TypeError, IndexError, KeyError) as error:
        print(type(error).__name__, error)
    texts[at] = "uvw"
    del numbers[at]
    return numbers, texts


def cut(low, high, step):
    numbers = [0, 1, 2, 3, 4, 5]
    text = "abcdef"
    both = numbers[low:high], text[low:high:step], (1, 2, 3)[:high], range(10)[low:], b"abc"[low:high]
    numbers[low:high] = [7, 7, 7]
    del numbers[::step]
    return both, numbers


def grow(at):
    numbers = [1, 2, 3]
    numbers.insert(at, 9)
    return numbers.pop(at), numbers


def try_item(at):
    try:
        return item(at)
    except (TypeError, IndexError, KeyError) as error:
        return type(error).__name__ + ": " + str(error)


def try_cut(low, high, step):
    try:
        return cut(low, high, step)
    except (TypeError, ValueError, KeyError) as error:
        return type(error).__name__ + ": " + str(error)


def assign(low, high, value):
    numbers = [1, 2, 3]
    try:
        numbers[low:high] = value
        numbers[::high] = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
    return numbers


for value in ([9], (8, 7), "ab", range(2), 5, None, {4: 5}):
    print(assign(give(0), give(2), give(value)))
for at in (0, -1, True, Index(1), slice(0, 2), slice(None, None, -1)):
    print(item(give(at)))
for at in (3, "1", 1.0, None, Broken(), 10**30, -(10**30), slice(0, 1, 0)):
    print(try_item(give(at)))
print(store(give(1), 0), store(give(slice(0, 1)), 0))
print(cut(give(1), give(4), give(2)), cut(give(None), give(Index(3)), give(Index(-1))))
for bounds in ((1, 2, 0), ("1", 2, 1), (Index(1), 2.5, Index(0)), (Broken(), 1, 1), (Index(1), Broken(), Index(1))):
    print(try_cut(give(bounds[0]), give(bounds[1]), give(bounds[2])))
print(grow(give(0)), grow(give(Index(-2))), grow(give(True)))
print(cut(give(1), give("2"), give(1)))
