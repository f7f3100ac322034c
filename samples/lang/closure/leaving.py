# golden: stdout status stderr verdict
# Functions that leave the call that has made them: returned, passed on, in containers and attributes.
def compose(f, g):
    return lambda x: f(g(x))


def curried(a):
    return lambda b: lambda c: a + b + c


def memory(f):
    known = {}

    def ask(n):
        if n not in known:
            known[n] = f(n)
        return known[n]

    return ask


def power(base):
    def times(n):
        return base if n <= 1 else base * times(n - 1)

    return times


def choose(n):
    def low(x):
        return x - n

    def high(x):
        return f"{x + n}"

    return low if n < 5 else high


class Bell:
    def __init__(self):
        self.heard = []

    def on(self, handler):
        self.heard.append(handler)
        return self

    def ring(self, what):
        return [handler(what) for handler in self.heard]


def bells():
    log = []
    bell = Bell().on(lambda what: log.append(what)).on(lambda what: len(log) * what)
    return bell.ring("a"), bell.ring("b"), log


both = compose(lambda x: x + 1, power(2))
print(both(5), compose(both, both)(2), curried(1)(2)(3), curried("a")("b")("c"))
print(choose(1)(10), choose(9)(10), bells(), [memory(power(3))(n) for n in (1, 2, 2)])
print(sorted([3, 1, 2], key=memory(lambda n: -n)), list(map(power(2), [1, 2, 3])))
