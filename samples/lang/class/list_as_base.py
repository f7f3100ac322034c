# golden: stdout status stderr verdict
# A class derived from `list`: its methods, operators and syntax, on the list that an instance holds.
class Stack(list):
    kind = "stack"

    def push(self, x):
        self.append(x)

    def peek(self):
        return self[-1]

class Empty(list):
    pass

s = Stack()
s.push(1)
s.push(2)
print(s, len(s), s[0], s.peek(), s.kind)
s += [3]
print(type(s).__name__, isinstance(s, list), isinstance(s, Stack))
print(s + [4], [0] + s, s * 2, s == [1, 2, 3], s != [1], s < [2])
for x in s:
    print(x)
print(sum(s), list(s), sorted(s, reverse=True), max(s), 2 in s, 9 in s)
e = Empty([1, 2])
e.extend(s)
print(e, e[1:3], type(e[1:3]).__name__)
e[0] = 10
del e[1]
print(e, bool(e), bool(Empty()), [x * 2 for x in e])
if Empty():
    print("no")
a, b, *c = e
print(a, b, c)
print(Empty("abc"), f"{e}", "%s" % e, str(e), repr(e))
e.sort(key=lambda v: -v)
print(e, e.index(10), e.count(1), e.copy())
print(*e)
t = s
t.append(99)
print(s is t, s, s.pop(), s.pop(0), s)
try:
    hash(s)
except TypeError as err:
    print(err)
try:
    s[100]
except IndexError as err:
    print(err)
try:
    s + 1
except TypeError as err:
    print(err)
