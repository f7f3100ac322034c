# golden: stdout status stderr verdict
# Carets below a call in the middle of a line.
def parse(text):
    return [1, int(text), 2]


print(parse("7"))
print("value:", parse("seven"))
