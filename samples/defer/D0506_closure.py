# golden: stdout verdict
# deferred: total
def total(values):
    result = 0

    def add(value):
        nonlocal result
        result += value

    for value in values:
        add(value)
    return result


print(total([1, 2, 3]))
