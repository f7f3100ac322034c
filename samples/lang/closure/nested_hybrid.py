# golden: stdout status stderr verdict
# Beside an isolate: nested functions and lambdas have no object there, and stay native where nobody asks for one.
import json


def root(f, a, b):
    for _ in range(60):
        middle = (a + b) / 2
        if f(a) * f(middle) <= 0:
            b = middle
        else:
            a = middle
    return round(a, 9)


def count(text):
    found = {}

    def add(word):
        found[word] = found.get(word, 0) + 1

    for word in text.split():
        add(word)
    return found


def holds(value):
    # What is in the cell shows when it is let go of.
    def read():
        return value

    return read()


def shown(n):
    def show():
        return n

    return json.dumps([show(), callable(show)])


print(root(lambda x: x * x - 2, 0, 2), root(lambda x, y=3: x - y, 0, 9))
print(json.dumps(sorted(count("a b a"))))
print(holds(json.loads("[1]")), holds(3))
print(shown(3))
