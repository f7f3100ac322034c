# golden: stdout status stderr
# `__int__` and its kin warn of a result of a subclass, at the line of whoever wanted the number.
class Count(int):
    pass


class Part(float):
    pass


class Amount:
    def __int__(self):
        return Count(3)

    def __index__(self):
        return True

    def __float__(self):
        return Part(2.5)


def whole(amount: Amount):
    return int(amount)


def item(amount: Amount):
    items = [1, 2, 3]
    return items[amount]


def real(amount: Amount):
    return float(amount)


print(whole(Amount()), item(Amount()), real(Amount()))
