# golden: stdout status stderr verdict
# Two streams.
import sys

print("out 1", flush=True)
print("err 1", file=sys.stderr)
sys.stdout.write("out 2\n")
print(sys.stderr.write("err 2\n"), sys.stdout.write(""))
print("out 3", file=sys.stdout)
