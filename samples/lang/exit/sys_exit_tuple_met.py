# golden: stdout stderr status
# The same after a `finally` in native code: the tuple has become the arguments.
import sys


class Leaver:
    def leave(self, status):
        sys.exit(status)


def native(leaver, status):
    try:
        leaver.leave(status)
    finally:
        print("finally")


setattr(Leaver, "name", "leaver")
native(Leaver(), (5,))
