# golden: stdout stderr status verdict
# A status that no C long holds: -1, and from 3.12 on an error that finalisation comes across.
import sys

print("before")
sys.exit(2**70)
