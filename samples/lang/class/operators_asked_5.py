# golden: stdout status stderr verdict
# Binary operators of classes: plain, reflected, in place; NotImplemented; who is asked first.
class Acc:
    def __init__(self):
        self.items = []

    def __iadd__(self, item):
        self.items.append(item)
        return self

    def __isub__(self, item):
        return NotImplemented

    def __sub__(self, item):
        return len(self.items) - item

    def __ior__(self, item):
        return "replaced"

acc = Acc()
same = acc
acc += 1
acc += 2
print(acc is same, same.items)
count = acc
count -= 5
print(count)
try:
    acc *= 2
except TypeError as e:
    print(e)
try:
    acc **= 2
except TypeError as e:
    print(e)
acc |= 0
print(acc)

class Mod:
    def __rmod__(self, other):
        return "rmod"

    def __str__(self):
        return "text"

print("%s!" % Mod(), 5 % Mod())
try:
    [1] * Mod()
except TypeError as e:
    print(e)
