# golden: stdout status stderr verdict
# Classes of one's own.
class BankError(Exception):
    pass


class Overdrawn(BankError):
    def __init__(self, amount):
        super().__init__(f"{amount} too much")
        self.amount = amount


def withdraw(balance, amount):
    if amount > balance:
        raise Overdrawn(amount - balance)
    return balance - amount


print(withdraw(10, 3))
try:
    withdraw(5, 8)
except BankError as error:
    print(type(error).__name__, error, error.amount, isinstance(error, Exception))
withdraw(1, 100)
