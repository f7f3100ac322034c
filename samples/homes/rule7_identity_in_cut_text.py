# golden: stdout status stderr
# Rule 7: the same of text that a method has changed, and that a name holds.
def big(x):
    return x * 1000


def asked(text):
    return eval(text)


text = "x i/s y"
x = big(123)
y = x
print(asked(text.replace("/", "")), asked(text.replace("i/s", "+")), asked("x - y"))
