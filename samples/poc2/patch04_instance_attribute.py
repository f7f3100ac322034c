# golden: stdout status stderr verdict
# static: bill, percent
# An attribute of one instance hides the method of its class.


class Account:
    def __init__(self, balance):
        self.balance = balance

    def fee(self, amount):
        return percent(amount, 5)


def percent(amount: int, rate: int) -> int:
    return amount * rate // 100


def bill(account: Account, amounts: list[int]) -> int:
    total = 0
    for amount in amounts:
        total += amount + account.fee(amount)
        for step in range(1, 10):
            total += total * step % 7
    return total


normal, special = Account(100), Account(200)
print(bill(normal, [100, 250]), bill(special, [100, 250]))
special.fee = lambda amount: 1
print(bill(normal, [100, 250]), bill(special, [100, 250]))
print("fee" in normal.__dict__, "fee" in special.__dict__)
del special.fee
print(bill(normal, [100, 250]), bill(special, [100, 250]))
