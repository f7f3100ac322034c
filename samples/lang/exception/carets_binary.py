# golden: stdout status stderr verdict
# Carets below the operator of a binary operation.
def mean(total, count):
    return 100 * (total / count) + 1


print(mean(10, 4))
mean(10, 0)
