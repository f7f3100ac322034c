# golden: stdout status stderr verdict
# `__del__` runs when the last reference goes.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def scope():
    inner = Noisy("local")
    print("leaving")


a = Noisy("a")
b = a
del a
print("still", b.name)
b = Noisy("b")
scope()
xs = [Noisy("in list")]
xs.clear()
print("end")
