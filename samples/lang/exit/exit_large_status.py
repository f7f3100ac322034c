# golden: stdout status stderr verdict
# Only the low eight bits arrive.
import sys

sys.exit(256 + 7)
