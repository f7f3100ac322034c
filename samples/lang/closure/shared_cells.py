# golden: stdout status stderr verdict
# Variables that nested functions bind (Language Reference, 4.2.2): each call has cells of its own.
def counter(step):
    count = 0

    def more():
        nonlocal count
        count += step
        return count

    def reset(to=0):
        nonlocal count
        count, before = to, count
        return before

    return more, reset


def parameter(n, factor=2):
    def grow():
        nonlocal n
        n *= factor
        return n

    return grow


def search(depth):
    calls, best = 0, None

    def visit(level):
        nonlocal calls, best
        calls += 1
        best = level if best is None else max(best, level)
        if level < depth:
            visit(level + 1)
            visit(level + 1)
    visit(0)
    return calls, best


def levels():
    x = 0

    def middle():
        y = 10

        def inner():
            nonlocal x, y
            x, y = x + 1, y + x
            return x, y
        return inner

    one = middle()
    return one(), one(), middle()(), x


more, reset = counter(3)
print(more(), more(), counter(10)[0](), reset(), more(), reset(100), more())
print(parameter(1)(), parameter("ab", 3)(), search(3), levels())
