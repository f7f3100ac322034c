# golden: stdout verdict
# deferred: unused
def unused(x):
    return x + 1


print("done")
