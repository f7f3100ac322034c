# golden: stdout stderr status
# Up to 3.11 an exception as the status may have an attribute `code`, which is the status then.
import sys


class Failure(Exception):
    code = 7


def leave(status):
    print("leaving")
    sys.exit(status)


leave(Failure("shown"))
