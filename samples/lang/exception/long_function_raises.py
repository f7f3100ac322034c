# golden: stdout status stderr verdict
# A function long enough to be cut into closures: what one of them raises with is still read after it.
def ti(n, v):
    return v
def ts(n, v):
    return v
def f0(i0, i1):
    if (not [1, 2, 3]): raise ZeroDivisionError(i1)
    try:
        if (f'{i0}-{2!r}' in ts(1, 'a')[(i2 := i0)]): raise IndexError('b')
    except UnboundLocalError:
        [1, 2][ti(2, 1)] -= 10
        try:
            try:
                try:
                    i1 = ([][ti(4, i1)] if ('b' != '12') else (i1 := i0))
                finally:
                    pass
            finally:
                w26 = 4
                while (w26 := w26 - 1) > 0:
                    {}[ts(9, ('' + ''))] -= (i2 := [0][ti(10, i1)])
        finally:
            pass
    print([1, 2, 3], ti(11, ((i0 if False else i1) & (i0 | 0))))
try:
    print('R', f0((2 // 3), int(True)))
except Exception as e:
    print('E', repr(e))
