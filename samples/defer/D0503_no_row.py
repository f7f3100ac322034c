# golden: stdout verdict
# deferred: first
def first(rows):
    return next(enumerate(rows), (0, None))


print(first(["a", "b"]), first([""][:0]))
