# golden: stdout status stderr verdict
# Several bases: the order of lookup is C3, and `super()` follows the class of the receiver.
class Left:
    def go(self):
        return "left"


class Right:
    def go(self):
        return "right"

    def stop(self):
        return "stop"


class Both(Left, Right):
    def go(self):
        return "both " + super().go() + Right.go(self)


class Root:
    def __init__(self, log):
        self.log = log
        self.log.append("Root")


class A(Root):
    def __init__(self, log):
        super().__init__(log)
        self.log.append("A")


class B(Root):
    def __init__(self, log):
        super().__init__(log)
        self.log.append("B")


class Diamond(A, B):
    def __init__(self, log):
        super().__init__(log)
        self.log.append("Diamond")


print(Both().go(), Both().stop())
print(Diamond([]).log, A(["x"]).log)
