# golden: stdout verdict
# deferred: unused
def unused(x):
    return x.colour


print("done")
