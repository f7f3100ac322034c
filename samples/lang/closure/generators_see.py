# golden: stdout status stderr verdict
# A generator reads the variables around it as it runs, and may bind them.
def counted(limit):
    n = 0

    def numbers():
        nonlocal n
        while n < limit:
            n += 1
            yield n

    running = numbers()
    first = [next(running)]
    n = 2
    first.extend(running)
    return first, n


def walker(tree):
    steps = 0

    def walk(node):
        nonlocal steps
        steps += 1
        yield node
        for child in tree[node]:
            yield from walk(child)

    return list(walk(0)), steps


print(counted(5), walker({0: [1, 2], 1: [3], 2: [], 3: []}))
