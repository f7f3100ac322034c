# golden: stdout status stderr verdict crossings
# Calls go native in every form, as often as they are made: none is specialised past the entry.
from functools import partial, reduce


def work(n: int) -> int:
    t = 0
    for i in range(n):
        t += i
    return t


def pair(a: int, b: int) -> int:
    for i in range(b):
        a += i
    return a


class Holder:
    fn = staticmethod(work)

    def __init__(self):
        self.f = work

    def go(self, n):
        return work(n) + self.f(n) + Holder.fn(n) + self.fn(n)


def gen(n, *rest):
    for i in range(n):
        yield work(i % 5)


def closure(k, *rest):
    w = work
    def inner(x):
        return w(x) + work(x)
    return inner


def main(n, *rest):
    h = Holder()
    s = 0
    for i in range(n):
        s += h.go(i % 3)
    s += sum(gen(n))
    s += sum([work(i % 3) for i in range(n)])
    s += sum(work(i % 3) for i in range(n))
    s += sum(map(work, range(5))) 
    inner, p, d = closure(1), partial(pair, 2), {"w": work}
    for i in range(n):
        s += inner(i % 4) + p(i % 3) + pair(*(i % 3, 2)) + pair(a=i % 3, b=2) + d["w"](i % 3)
    s += reduce(pair, [i % 5 for i in range(n)])
    l = sorted([i % 7 for i in range(n)], key=work)
    print(s, l[:5])


main(700)
