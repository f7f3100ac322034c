# golden: stdout verdict
# A method that takes itself from its class, and arguments that only the call has.


class Point:
    def go(self, value):
        del Point.go
        Point.go = lambda self, value: ["second", value]
        return ["first", value]


def loud():
    try:
        yield 1
    finally:
        print("released")


def go(o, argument):
    return o.go(argument)


def count(o):
    return o.count(2**40), o.count(2.5)


p = Point()
print(len(go(p, loud())), len(go(p, iter(loud()))))
print(count([2**40, 2**40 + 1, 2.5, 2.5]), count((1, 2)))
