# golden: stdout status stderr verdict
# Streams in variables, attributes and defaults; what they refuse.
import sys
def log(*parts, to=sys.stderr):
    print(*parts, file=to)
log('hello', 1)
log('out', to=sys.stdout)
class Tee:
    def __init__(self, a, b):
        self.a = a
        self.b = b
    def write(self, s):
        self.a.write(s)
        self.b.write(s)
t = Tee(sys.stdout, sys.stderr)
t.write('both\n')
out = sys.stdout if len(sys.argv) < 2 else open(sys.argv[1], 'w')
print('maybe', file=out)
try:
    sys.stdin.write('x')
except OSError as e:
    print(repr(e))
try:
    sys.stdout.read()
except OSError as e:
    print(repr(e))
sys.stdout.write('\udc80é\n')
sys.stderr.write('\udc80é\n')
