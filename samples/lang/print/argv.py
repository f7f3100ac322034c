# golden: stdout status stderr verdict
# args: --size 3 "two words" ""
# Arguments of the command line.
import os
import sys

print(len(sys.argv), sys.argv[1:], os.path.basename(sys.argv[0]) != "")
size = int(sys.argv[sys.argv.index("--size") + 1])
print("#" * size, __name__)
