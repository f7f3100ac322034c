# golden: stdout status stderr verdict
# `with` over files, left in every way.
def ways(n):
    for i in range(5):
        with open('w%d' % i, 'w') as f:
            f.write(str(i))
            if i == n == 1: return f
            if i == n == 2: break
            if n == 3: continue
            f.write('end')
    else:
        return f
    return f
for n in range(5):
    f = ways(n)
    print(f.name, f.closed, [open('w%d' % i).read() for i in range(5)])
with open('w0') as f:
    f = open('w1')
print(f.closed)
with open('w0', 'w') as f, open('w1', 'w') as g:
    f.write('1'); print('2', end='', file=g)
print(open('w0').read() + open('w1').read())
