# golden: stdout status stderr verdict
# static: net_price
# A test double: a function of this very module is replaced, used, and put back.
import sys

module = sys.modules[__name__]


def tax(price: int) -> int:
    return price * 19 // 100


def net_price(price: int) -> int:
    return price + tax(price)


def basket(prices: list[int]) -> int:
    total = 0
    for price in prices:
        total += net_price(price)
    return total


class Patch:
    def __init__(self, name, replacement):
        self.name = name
        self.replacement = replacement

    def __enter__(self):
        self.saved = getattr(module, self.name)
        setattr(module, self.name, self.replacement)

    def __exit__(self, *details):
        setattr(module, self.name, self.saved)


prices = [100, 200, 999]
print(basket(prices))
with Patch("tax", lambda price: 0):
    print(basket(prices), net_price(100))
print(basket(prices), net_price(100))
try:
    with Patch("tax", lambda price: price // 0):
        basket(prices)
except ZeroDivisionError as error:
    print("inside:", error)
print(basket(prices))
