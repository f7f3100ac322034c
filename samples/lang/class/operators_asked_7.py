# golden: stdout status stderr verdict
# Binary operators of classes: plain, reflected, in place; NotImplemented; who is asked first.
class Mod:
    def __rmod__(self, other):
        return "rmod"

    def __str__(self):
        return "text"

class Num:
    def __init__(self, n):
        self.n = n

    def __divmod__(self, other):
        return divmod(self.n, other)

    def __rdivmod__(self, other):
        return divmod(other, self.n)

    def __pow__(self, other):
        return self.n**other

    def __rpow__(self, other):
        return other**self.n

    def __int__(self):
        return int(self.n)

    def __float__(self):
        return self.n + 0.5

    def __round__(self, digits=None):
        return (self.n, digits)

    def __lshift__(self, k):
        return self.n << k

    def __rrshift__(self, k):
        return k >> self.n

    def __and__(self, k):
        return self.n & k

    def __xor__(self, k):
        return self.n ^ k

    def __matmul__(self, k):
        return "matmul"

    def __floordiv__(self, k):
        return self.n // k

n = Num(3)
