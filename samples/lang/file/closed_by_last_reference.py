# golden: stdout status stderr verdict
# A file is closed when CPython lets go of it: what it holds back is written then.
class Log:
    def __init__(self, path):
        self.f = open(path, 'w')
    def put(self, x):
        self.f.write(str(x) + '\n')
def use():
    log = Log('l.txt')
    log.put(3)
    log.put('é')
    print(open('l.txt').read(), 'empty yet')
use()
print(open('l.txt').read())
def bad():
    f = open('l2.txt', 'w')
    f.write('kept')
    raise ValueError('x')
try:
    bad()
except ValueError as e:
    print('in handler', repr(open('l2.txt').read()))
print('after', repr(open('l2.txt').read()))
f = open('l3.txt', 'w')
f.write('abc')
print(repr(open('l3.txt').read()))
f = open('l4.txt', 'w')
print(repr(open('l3.txt').read()))
f.write('def')
del f
print(repr(open('l4.txt').read()))
open('l5.txt', 'w').write('temp')
print(repr(open('l5.txt').read()))
fs = [open('m%d.txt' % i, 'w') for i in range(3)]
for i, g in enumerate(fs):
    g.write('x' * i)
fs.clear()
print(repr(open('m2.txt').read()))
print(repr(open('m1.txt').read()))
del g
print(repr(open('m2.txt').read()))
def two():
    a = open('n1', 'w'); b = open('n1', 'w')
    a.write('first'); b.write('2nd')
two()
print(open('n1').read())
t = (open('n2', 'w'), open('n2', 'w'))
t[0].write('first'); t[1].write('2nd')
t = (open('/dev/null'), open('/dev/null'))
print(open('n2').read())
end = open('end.txt', 'w')
end.write('written as the program ends')
