# golden: stdout status stderr verdict
# stdin, stdout and stderr as objects: passed on, read line by line, printed to.
import sys
from sys import stdin, stdout
def main():
    out = sys.stdout
    n = int(sys.stdin.readline())
    print(n, file=sys.stderr)
    readline = sys.stdin.readline
    for i in range(n):
        a, b = map(int, readline().split())
        out.write(str(a + b) + '\n')
    print(input('prompt> '), end='|')
    for line in sys.stdin:
        stdout.write(line.upper())
        if line.startswith('stop'):
            break
    rest = stdin.read()
    print(repr(rest), sys.stdout.name, sys.stdin.mode, sys.stdin.encoding, sys.stdout, sys.stderr.errors, sys.stdin.closed)
    xs = [1, 2, 'x']
    print(*xs, sep=',', file=sys.stderr, end='!\n')
    sys.stderr.write('no newline')
    sys.stdout.buffer.write(b'raw')
    sys.stdout.flush()
    w = sys.stdout.write
    w('x\n'); w('y\n')
    sys.stdout.writelines(['p', 'q\n'])
    print(sys.stdout.isatty(), sys.stdin.fileno(), sys.stderr.fileno(), sys.stderr.line_buffering, sys.stdout.line_buffering)
    try:
        input()
    except EOFError as e:
        print(e)
    print(sys.stdin.readline() == '', sys.stdin.readlines())
    print('out', file=sys.stdout)
    print('none', file=None)
main()
