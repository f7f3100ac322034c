# golden: stdout status stderr verdict
# `%d` asks an object for an int, `%(name)s` for an item: only CPython formats such objects.
class Answer:
    def __int__(self):
        return 123

    def __float__(self):
        return 1.5


class Items:
    def __getitem__(self, name):
        return name * 2


print("%d" % Answer(), "%d|%s" % (Answer(), 7))
print("%(ab)s" % Items())
