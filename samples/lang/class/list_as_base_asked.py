# golden: stdout status stderr verdict
# A class derived from `list` with `__iter__`, `__eq__`, `__add__` of its own: who is asked in which order.
class It(list):
    def __iter__(self):
        print("iter")
        return iter([7, 8])

class Eq(list):
    def __eq__(self, other):
        print("eq")
        return NotImplemented

    def __add__(self, other):
        print("add")
        return Eq([1])

    def __radd__(self, other):
        print("radd")
        return Eq([2])

    def __iadd__(self, other):
        print("iadd")
        return self

i = It([1, 2])
print(list(i), i, [x for x in i], sum(i), len(i), i[0])
i.append(3)
print(len(i), [0, *i])
e = Eq([5])
print(e == [5], [5] == e, e == Eq([5]), e != [5], e != Eq([5]))
print([1] + e, e + [1])
e += [3]
print(e)
