# golden: stdout status stderr verdict
# `f(*pair)`: the items of a tuple of known length are arguments like others.
def volume(a, b=2, *, c=3):
    return a, b, c


def loud(text, value):
    print(text, end=" ")
    return value


def calls(pair, one):
    print(volume(*pair), volume(*one), volume(*one, 5), volume(0, *one, c=4))
    print(range(*pair), "abcabc".find(*("c", 3)), max(*pair, 4), min(*pair), divmod(*(7, 2)))
    return volume(*loud("a", one), *loud("b", one), c=loud("c", 1))


def raised(args):
    try:
        raise ValueError(*args)
    except ValueError as e:
        return e.args, str(e)


def best(xs, ys, words):
    print(max(*xs), min(*xs, 0), max(*xs, *ys), min(*words + ["zz"], *words) if False else max(2, *ys))
    return max(*map(abs, xs)), min(*(x * 2 for x in xs)), max(*xs, *()), max(1, *[True])


def columns(rows, words, pairs):
    for column in zip(*rows):
        print(column, end=" ")
    print(list(zip(*words)), [sum(column) for column in zip(*rows)], list(zip(*rows[:1])))
    print([list(column) for column in zip(*rows)][::-1], list(map(list, zip(*rows, [7, 8, 9]))))
    return list(zip(*pairs)), ["".join(c) for c in zip(*words)], dict(enumerate(zip(*rows)))


def one_only(xs):
    try:
        return max(*xs)
    except TypeError as e:
        return str(e)


print(calls((1, 9), (6,)))
print(raised((1, "x")), raised(()))
print(best([-3, 1, 2.5], [True, 4], ["b", "a"]))
print(columns([[1, 2, 3], [4, 5, 6]], ["abc", "de"], [(1, "a"), (2, "b")]))
print(one_only([1, 2]), one_only([5]), one_only([0][1:]))
