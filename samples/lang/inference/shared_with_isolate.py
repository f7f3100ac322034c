# golden: stdout stderr
# One variable holds values of the isolate in one place, native ones in another.
class Word:
    def __init__(self, text):
        self.text = text

    def __ror__(self, other):
        return Word(other + "|" + self.text)

    def __radd__(self, other):
        return other + "+" + self.text

    def __repr__(self):
        return f"Word({self.text!r})"


x = "a"
x |= Word("b")
print(x)
x = "a"
x += Word("b")
print(x)
x = (1, 2)
print(len(x), x + (3,), x[0])
x = Word("c")
print(x)
x = [1, 2]
x.append(3)
print(x, x is not None)
for x in (1, 2.5, "s"):
    print(x, end=" ")
print(x)
x = range(3)
print(list(x), x)
x = frozenset({1})
print(x)


def classify(value):
    value = Word(value)
    print(value)
    value = 3
    value = value + 1
    return value


print(classify("w"))
