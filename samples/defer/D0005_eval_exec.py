# golden: stdout verdict
# deferred: calculate
def calculate(text):
    return eval(text)


print(calculate("6 * 7"))
