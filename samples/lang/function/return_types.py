# golden: stdout status stderr verdict
# None, early return, tuples, different types.
def find(xs, wanted):
    for i, x in enumerate(xs):
        if x == wanted:
            return i


def parse(text):
    if text.isdigit():
        return int(text)
    if "." in text:
        return float(text)
    return text


def divide(a, b):
    return a // b, a % b


def nothing():
    pass


print(find([1, 2], 2), find([], 1), [parse(t) for t in ("12", "1.5", "x")], divide(17, 5), nothing(), print())
q, r = divide(-7, 2)
print(q, r, find("abc", "c") is None, find([1], 5) is None)
index = find([5, 6], 7)
if index is None:
    print("not found")
else:
    print(index + 1)
