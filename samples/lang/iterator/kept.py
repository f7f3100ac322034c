# golden: stdout status stderr verdict
# Iterators are objects where they are kept: all references share one state.
it = iter([1,2,3])
print(next(it))
for x in it: print(x)
print(next(it, "end"))
def f():
    xs=[1,2,3]
    it = iter(xs)
    a = next(it)
    for x in it: a+=x
    xs.append(9)
    print(list(it))
    return a
print(f())
class Tok:
    def __init__(self, s):
        self.it = iter(s)
    def nx(self):
        return next(self.it, None)
t=Tok("abc")
print(t.nx(), t.nx(), list(t.it), t.nx())
a = b = enumerate("xyz", 5)
print(next(a), next(b), list(a))
stack = [iter([1,2])]
stack.append(iter((3,4)))
stack.append(iter({7: 8}))
while stack:
    try:
        print(next(stack[-1]))
    except StopIteration:
        stack.pop()
z = zip("ab", range(3))
print(next(z), next(z), next(z, 0))
print(list(zip(*[iter("abcdefg")]*3)))
r = reversed([1,2,3])
print(next(r), list(r))
def take(it, n):
    out = []
    for _ in range(n):
        out.append(next(it))
    return out
print(take(iter("hello"), 2), take(reversed("hello"), 2))
print(take(enumerate("hello"), 2))
w = (q := iter([1,2]))
print(next(w), next(q))
