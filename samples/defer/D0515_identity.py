# golden: stdout verdict
# deferred: same
def same(a, b):
    return a is b


x = 1.5
print(same(x, x), same(x, 2.5))
