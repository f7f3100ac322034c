# golden: stdout status stderr verdict
# Binary operators of classes: plain, reflected, in place; NotImplemented; who is asked first.
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
print(divmod(n, 2), divmod(10, n), n**2, 2**n, pow(n, 2), pow(2, n), int(n), float(n), round(n), round(n, 2))
print(n << 2, 100 >> n, n & 1, n ^ 1, n @ n, n // 2)
