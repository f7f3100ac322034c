# golden: stdout status stderr verdict
# Builtin functions over an iterable of the isolate.
import math


class Counted:
    """Says when its length is asked and when it is iterated."""

    def __init__(self, count):
        self.count = count

    def __len__(self):
        print("len")
        return self.count

    def __iter__(self):
        print("iter")
        return iter(range(self.count))


class Stuck:
    def __iter__(self):
        yield 1
        raise RuntimeError("stuck")


class Strings(list):
    pass


def give(*values):
    return values[0]


def made(x):
    return list(x), tuple(x), sorted(x), sorted(x, reverse=True)


def judged(x):
    return sum(x), sum(x, 10), min(x), max(x), any(x), all(x)


def paired(x):
    return list(enumerate(x)), list(zip(x, [7, 8, 9])), dict(zip("abc", x))


def backwards(x):
    return [item for item in reversed(x)]


def extended(x):
    numbers = [0]
    numbers.extend(x)
    return numbers


def gathered(x):
    return len(set(x)), len(frozenset(x)), dict.fromkeys(x, 0)


def joined(x):
    return ", ".join(x), "-".join([x[0], x[1]])


def parts(text, part):
    return (
        text.split(part),
        "a,b,a".split(part),
        "a,b,a".replace(part, "+"),
        "a,b,a".startswith(part),
        "a,b,a".find(part),
        "a,b,a".count(part),
        "a,b,a".strip(part),
        "a,b,a".partition(part),
        part in "a,b,a",
    )


def computed(x):
    return math.sqrt(x), math.floor(x), math.ceil(x), math.pow(x, 2), math.log(x), math.atan2(x, 1), math.hypot(x, 3)


def attempt(function_number, x):
    try:
        if function_number == 0:
            return str(made(x))
        if function_number == 1:
            return str(judged(x))
        if function_number == 2:
            return joined(x)[0]
        if function_number == 3:
            return str(computed(x))
        return str(extended(x))
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


print(made(give([3, 1, 2])), made(give((5, 4))), made(give({"b": 1, "a": 2})), made(give(Counted(3))))
print(judged(give([3, 1, 2])), judged(give(Counted(2))), judged(give((0.5, True))))
print(paired(give([3, 1, 2])), paired(give("xyz")))
print(backwards(give([1, 2, 3])), backwards(give("abc")))
print(extended(give([1, 2])), extended(give(Counted(2))), extended(give({5: 6})))
print(gathered(give([1, 2, 1])))
print(joined(give(["a", "b"])), joined(give(Strings(["p", "q"]))))
print(parts(give("x,y"), give(",")))
print(computed(give(4)), computed(give(2.25)), computed(give(True)))
for number in range(5):
    for value in (5, Stuck(), [1, "a"], "", [], -1):
        print(number, attempt(number, give(value)))
print(made(give(Stuck())))
