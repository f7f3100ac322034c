# golden: stdout status stderr verdict
# Compiling prints warnings once, the parser's some twice.
def f(*a):
    try:
        return 1
    finally:
        print("\9")
def g(a):
    return 1if a else 2
print(f(3), g(1))
print(1if 1else 2)
