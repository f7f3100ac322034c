# golden: stdout status stderr
# An empty tuple is no status, and `finally` may leave by another one.
import sys

try:
    sys.exit("not shown")
finally:
    sys.exit(())
