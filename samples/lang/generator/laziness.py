# golden: stdout status stderr verdict
# Arguments are evaluated at the call, the body runs from the first `next`, step by step as items are taken.
def said(text):
    print("said", text)
    return text


def count(n, name="c"):
    print("begins", name, n)
    i = 0
    while i < n:
        yield i
        print("goes on", i)
        i += 1
    print("ends", name)


g = count(len(said("abc")), said("g"))
print("made")
print(next(g))
print(next(g))
print(next(g, "none"), next(g, "none"), next(g, "none"), list(g))
for a, b in zip(count(2, "left"), count(3, "right")):
    print(a, b)
for i, x in enumerate(count(2, "one"), 10):
    print(i, x)
print(any(x == 1 for x in count(9, "any")), all(count(3, "all")))
for x in count(5, "left early"):
    if x == 1:
        break
else:
    print("never")
for x in count(1, "to its end"):
    pass
else:
    print("else")
print([*count(2, "star")], 1 in list(count(2, "in")))
first, *rest = count(3, "unpacked")
print(first, rest)
