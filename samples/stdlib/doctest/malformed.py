# golden: stdout stderr status verdict
"""`doctest` refuses the module: a prompt without a blank behind it."""
import doctest, random
def roll(n):
    """
    >>> random.seed(1)
    >>> roll(3)
    [2, 5, 1]
    """
    return [random.randint(1, 6) for _ in range(n)]
random.seed(7)
print(roll(5)); print(doctest.testmod()); print(roll(5))
def nested():
    """
    >>>nothing
    """
class P:
    def __init__(self, x): self.x = x
    def get(self):
        """
        >>> P(3).get()
        3
        >>> P.get = lambda self: 42
        """
        return self.x
p = P(4)
print(p.get())
try:
    doctest.testmod()
except ValueError as e:
    print(e)
print(p.get())
