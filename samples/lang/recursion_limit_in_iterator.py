# golden: stdout status
# The recursion limit may change wherever code of the isolate runs, also as it gives an item.
import sys


def deep(n):
    if n == 0:
        return 0
    return deep(n - 1) + 1


list(map(sys.setrecursionlimit, [1500]))
for n in range(1400, 3000, 1):
    try:
        deep(n)
    except RecursionError as error:
        print(n, error)
        break
sys.setrecursionlimit(4000)
print(deep(3000))
