# golden: stdout status stderr
# `from sys import setrecursionlimit`: on 3.11 calls of C functions count against the limit, too.
from sys import setrecursionlimit as limit


def down(n):
    return len(str(n)) if n == 0 else 1 + down(n - 1)


limit(60)
for depth in range(45, 62):
    try:
        print(depth, down(depth))
    except RecursionError as error:
        print(depth, error)
