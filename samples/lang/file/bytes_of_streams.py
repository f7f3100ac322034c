# golden: stdout status stderr verdict
# The bytes beneath the streams, and a stdout that is closed.
import sys
data = sys.stdin.buffer.read()
print(len(data), data[:10])
sys.stdout.flush()
sys.stdout.buffer.write(data[:5] + b'\n')
sys.stdout.close()
try:
    print('x')
except ValueError as e:
    print(e, file=sys.stderr)
