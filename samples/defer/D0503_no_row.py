# golden: stdout verdict
# deferred: parts
def parts(number: complex):
    return number.conjugate() ** number


print(parts(0j))
