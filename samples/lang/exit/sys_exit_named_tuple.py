# golden: stdout stderr status
# A named tuple stays one in `args`; up to 3.11 it is shown by its own `repr`.
import sys
from collections import namedtuple

Status = namedtuple("Status", "code reason")


def leave(status):
    sys.exit(status)


try:
    leave(Status(1, "first"))
except SystemExit as error:
    print(error.args, error.code)
leave(Status(2, "second"))
