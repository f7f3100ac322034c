# golden: stdout verdict
# deferred: Thing
class Counting(type):
    made = 0

    def __call__(cls, *args):
        Counting.made += 1
        return super().__call__(*args)


class Thing(metaclass=Counting):
    pass


def make(n):
    for _ in range(n):
        Thing()
    return Counting.made


print(make(3))
