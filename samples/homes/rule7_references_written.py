# golden: stdout status stderr verdict
# Rule 7: pickle writes an object that it has written before as a reference.
import pickle


def twice(text):
    return (text, text)


def repeated(n):
    s = "x" * n
    return [s, s, s + "y"]


for value in (twice("hello world"), twice(12345678901234567890), repeated(5)):
    print(len(pickle.dumps(value)), pickle.loads(pickle.dumps(value)) == value)
