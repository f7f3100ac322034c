# golden: stdout status stderr verdict
# Binary operators of classes: plain, reflected, in place; NotImplemented; who is asked first.
class Log:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        print("add", self.name)
        return NotImplemented

    def __radd__(self, other):
        print("radd", self.name)
        return NotImplemented

class Sub(Log):
    def __radd__(self, other):
        print("Sub.radd", self.name)
        return "sub"

class Same(Log):
    pass

class Other:
    def __radd__(self, other):
        print("Other.radd")
        return 1.5

for case in range(6):
    try:
        if case == 0:
            print(Log("a") + Log("b"))
        elif case == 1:
            print(Log("a") + Sub("b"))
        elif case == 2:
            print(Sub("a") + Log("b"))
        elif case == 3:
            print(Log("a") + Same("b"))
        elif case == 4:
            print(Log("a") + Other())
        else:
            print(Other() + Log("a"))
    except TypeError as e:
        print(e)
