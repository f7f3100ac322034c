# golden: stdout status stderr verdict
# Calls that a file refuses.
def bad():
    raise KeyError('bad')
open('zz', 'w').close()
def t(n):
    try:
        if n == 15:
            open('zz').seek(10 ** 60)
        elif n == 16:
            open('zz', 'rb').read(-3)
        elif n == 17:
            open('zz', 'wb').read()
        elif n == 18:
            open('zz').truncate()
        elif n == 19:
            open('/tmp')
        elif n == 20:
            open('/proc/1/mem', 'rb').read(10)
        elif n == 21:
            open('zz', 'w').writelines([str(1), bad()])
        elif n == 22:
            open('a\0b')
        elif n == 23:
            open('zz', 'w').readline()
        elif n == 24:
            open('zz').read(10 ** 30)
        elif n == 25:
            open('/proc/self/mem', 'rb').read(10)
        elif n == 26:
            open('missing/z', 'w')
        elif n == 27:
            open('/dev/stdin/x', 'r')
        print(n, 'fine')
    except (OSError, KeyError, ValueError, OverflowError) as e:
        print(n, type(e), e, e.args, e.__context__)
for i in range(15, 28):
    t(i)
