# golden: stdout status stderr verdict
# Rule 7: attributes that no statement binds to a number have one: by a name that is worked out.
def big(n):
    return n * 1000


class Late:
    def __init__(self):
        self.a = self.b = None

    def is_same(self):
        return self.a is self.b


def check(*names):
    x, late = big(5), Late()
    for name in names:
        setattr(late, name.lower(), x)
    print(late.is_same())
    late.__dict__.update(a=big(5))
    print(late.is_same())


check("A", "B")
