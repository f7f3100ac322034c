# golden: stdout status stderr verdict
# A name that a finally block deletes is unbound after it.
def f(i2, l):
    try:
        l[5] = 1
    except ArithmeticError:
        pass
    finally:
        print('fin')
        del i2
    return i2
def g(i2, l):
    try:
        l[5] = 1
    finally:
        print('fin')
        del i2
    return i2
def h(i2, l):
    try:
        l[0] = 1
    except ArithmeticError:
        pass
    finally:
        del i2
    return i2
def k(i2, l):
    try:
        l[0] = 1
    finally:
        del i2
    return i2
for j in range(8):
    try:
        if j == 0: f(1, [1])
        if j == 1: f(1, [1] * 10)
        if j == 2: g(1, [1])
        if j == 3: g(1, [1] * 10)
        if j == 4: h(1, [1] * 10)
        if j == 5: k(1, [1] * 10)
        if j == 6: h(1, [])
        if j == 7: k(1, [])
    except Exception as e: print(j, repr(e))
