# golden: stdout status stderr
# A tuple is printed as the arguments it stands for.
import sys

try:
    sys.exit((1, "é"))
finally:
    print("finally")
