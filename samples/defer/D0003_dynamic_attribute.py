# golden: stdout verdict
# deferred: asked
def asked(values, name):
    return hasattr(reversed(values), name)


print(asked([1, 2], "__next__"), asked([1, 2], "send"))
