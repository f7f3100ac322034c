# golden: stdout status stderr verdict
# Truth of instances: __bool__, else __len__, else true; what a test leaves of a union.
class Bag:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len", end=" ")
        return self.n

class Plain:
    def __init__(self, v):
        self.v = v

def pick(which):
    if which == 0:
        return Plain(5)
    if which == 1:
        return Bag(0)
    return None

def tell(which):
    got = pick(which)
    if got:
        print("true", type(got).__name__)
    else:
        print("false", got is None)
    other = got or Plain(9)
    print(type(other).__name__)

for which in range(3):
    tell(which)

def first(p):
    return p or 0

print(first(Plain(1)).v, any([Bag(0), Bag(1)]), all([Bag(0), Bag(1)]), len([b for b in [Bag(0), Bag(3)] if b]))
try:
    assert Bag(0), "empty"
except AssertionError as e:
    print(e)
print("yes" if Bag(1) else "no", "yes" if Bag(0) else "no")
try:
    len(Plain(1))
except TypeError as e:
    print(e)

class Fails:
    def __bool__(self):
        raise ValueError("no truth")

try:
    if Fails():
        print("never")
except ValueError as e:
    print(e)
