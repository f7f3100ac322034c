# golden: stdout status stderr verdict
# Whatever fails as a file is opened, used or closed.
def bad():
    raise KeyError('bad')
def t(n):
    try:
        if n == 0: open(bad())
        elif n == 1: open('zz', 'w').write(bad())
        elif n == 2:
            with open('zz', 'w') as f:
                f.write('partial')
                bad()
        elif n == 3:
            with open('/dev/full', 'w') as f:
                f.write('x' * 10)
        elif n == 4:
            with open('/dev/full', 'w') as f:
                f.write('x' * 10)
                bad()
        elif n == 5:
            with open('/dev/full', 'w') as f: f.write('y' * 9000)
        elif n == 6:
            with open('/dev/full', 'w') as f: print('z', file=f, flush=True)
        elif n == 7:
            with open('/dev/full', 'wb') as f:
                f.write(b'y' * 9000)
                f.close()
        elif n == 8:
            with open('zz') as a, open('missing/y') as b:
                print('no')
        elif n == 9:
            f = open('zz'); f.close()
            for line in f: print(line)
        elif n == 10:
            f = open('zz'); f.close(); f.close()
            print('a', file=f)
        elif n == 11:
            f = open('zz'); f.close()
            with f: print('never')
        elif n == 12:
            open('zz').seek(-1)
        elif n == 13:
            open('zz').seek(5, 1)
        elif n == 14:
            open('zz', 'rb').seek(-5)
        print(n, 'fine')
    except (OSError, KeyError, ValueError, OverflowError) as e:
        print(n, type(e), e, e.args, e.__context__)
for i in range(15):
    t(i)
print(open('zz').read())
