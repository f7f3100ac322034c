# golden: stdout status
"""Sums é numbers."""
import argparse
import sys


def total(numbers: list[int]) -> int:
    result = 0
    for number in numbers:
        result += number
    return result


parser = argparse.ArgumentParser(prog="total", description=__doc__)
parser.add_argument("numbers", nargs="*", type=int)
print(parser.format_help())
print(total([1, 2, 3]), sys.modules["__main__"].__doc__)
