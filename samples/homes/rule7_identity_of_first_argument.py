# golden: stdout status stderr verdict
# Rule 7: the first parameter of a method is a number that crossed, where somebody calls the function by its class.
def big(n):
    return n * 1000


class Pair:
    def same(self, other):
        return self is other

    def kept(self, other=None):
        return self is other


def check(*numbers):
    x = big(numbers[0])
    for of in (Pair,):
        print(of.same(x, x), of.same(x, big(5)), of.kept(x, x))
    print(Pair().same(x), Pair.same(x, x), list(map(Pair.kept, [x], [x])))


check(5)
