# golden: stdout status stderr verdict
# `cached_property`: computed once, deleted, set, overridden, raising.
import functools
from functools import cached_property


class Data:
    def __init__(self, items):
        self.items = items
        self.calls = 0

    @cached_property
    def total(self):
        self.calls += 1
        return sum(self.items)

    @functools.cached_property
    def mean(self):
        """The mean."""
        return self.total / len(self.items)

    @cached_property
    def spread(self):
        if not self.items:
            raise ValueError("nothing")
        return max(self.items) - min(self.items)

    @property
    def double(self):
        return self.total * 2


class Sub(Data):
    @cached_property
    def total(self):
        return sum(self.items) + 100


d = Data([1, 2, 3])
print(d.total, d.total, d.calls, d.mean, d.double, d.spread)
d.items.append(10)
print(d.total, d.calls)
del d.total
print(d.total, d.calls, d.mean)
d.mean = "set"
print(d.mean)
s = Sub([3, 1])
print(s.total, s.calls, s.double)
try:
    del s.spread
except AttributeError as e:
    print("no", e)
for one in (Data([5, 7]), Sub([1, 4])):
    print(one.total, one.spread, one.calls)
try:
    Data([]).spread
except ValueError as e:
    print(e)
