# golden: stdout status stderr
# A tuple of one is the status; one of more is printed.
import sys


def leave(n: int) -> int:
    if n > 3:
        sys.exit((n, n + 1))
    return n


try:
    print(leave(3), leave(5))
except SystemExit as error:
    print(error.args)
finally:
    print("finally")
sys.exit((5,))
