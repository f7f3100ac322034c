# golden: stdout status stderr verdict
# What waits for stderr goes out before the traceback.
import sys
print('a', end='')
print('b', file=sys.stderr, end='')
sys.stderr.write('c')
print('d', file=sys.stderr)
sys.stderr.write('pending')
1 / 0
