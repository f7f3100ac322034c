# golden: stdout status verdict
# Where a copy could be told from the list, or would cost more than it saves, the original runs.
kept = []
seen = 0

def keeps(xs):
    for x in xs:
        if x * 2 + x - 1 > 3:
            kept.append(xs)
    return len(kept)

def gives_back(xs):
    s = 0
    for x in xs:
        s += x * x + x
    return xs

def maybe_gives_back(xs, other):
    s = 0
    for x in xs:
        s += x * x + x
    return xs or other

def changes(xs):
    for i in range(len(xs)):
        xs[i] = xs[i] * 2 + 1
    return len(xs)

def grows(xs):
    for x in xs:
        if x < 100:
            xs += [x * 10 + 1]
    return len(xs)

def passes_on(xs):
    s = 0
    for x in xs:
        s += changes(xs) * x + 1
    return s

def writes_global(xs):
    global seen
    for x in xs:
        seen += x * x + 1
    return seen

def prints(xs):
    for x in xs:
        print(x * x + 1, end=" ")
    return None

def caller(*args):
    numbers = [1, 2, 3]
    print(keeps(numbers), kept[0] is not None, gives_back(numbers), maybe_gives_back([], numbers))
    print(changes(numbers), numbers, grows(numbers), numbers, kept[0] == numbers)
    print(passes_on(numbers), numbers, writes_global([1, 2]), seen, prints([1, 2]))
    gives_back(numbers).append(6)
    print(numbers)

caller()
