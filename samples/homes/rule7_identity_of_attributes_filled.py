# golden: stdout status stderr verdict
# Rule 7: the same by the library, which fills an object that it is given.
import argparse


def big(n):
    return n * 1000


class Late:
    a = b = None

    def is_same(self):
        return self.a is self.b


parser = argparse.ArgumentParser()
x = big(5)
late = Late()
parser.add_argument("--a", type=lambda text: x)
parser.add_argument("--b", type=lambda text: x)
print(late.is_same(), parser.parse_args(["--a=1", "--b=2"], late).is_same())
print(parser.parse_args(["--a=1"], namespace=Late()).is_same())
