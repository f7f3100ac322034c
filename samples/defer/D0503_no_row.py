# golden: stdout verdict
# deferred: last
def last(rows):
    return next(reversed(rows), ())


print(last([1, 2]), last([]))
