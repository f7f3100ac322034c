# golden: stdout status stderr verdict
# Methods of values in variables, parameters and defaults: the value they belong to is the one they were read of.
def fill(n):
    xs = []
    append, pop = xs.append, xs.pop
    for i in range(n):
        append(i * i)
    pop(0)
    return xs


def rebinds(items):
    seen = set()
    add = seen.add
    old = seen
    for item in items:
        add(item)
    seen = {100}
    add(7)
    return old, seen


def texts(words):
    join = ", ".join
    find = words[0].find
    words = ["other"]
    return join(words), find("b"), any(find(word) > 0 for word in "abc")


print(fill(5), rebinds([3, 1, 2]), texts(["ab", "c"]))
got = [3, 1, 2]
push = got.append


def module_push(x):
    push(x)


module_push(5)
s = "abc"
up = s.upper
s += "d"
print(up(), s, got)
pop = got.pop
while True:
    print(pop(
        pop()
        - 5))
