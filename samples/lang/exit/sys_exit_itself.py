# golden: stdout status stderr
# A SystemExit is no value to be printed, but what is raised.
import sys

print("before")
sys.exit(SystemExit(9))
