# golden: stdout status stderr verdict
# An attribute that only one branch of `__init__` binds may be missing.
class Branches:
    def __init__(self, flag):
        if flag:
            self.a = 1
        else:
            self.b = "b"


for flag in True, False:
    b = Branches(flag)
    try:
        print(b.a)
    except AttributeError as err:
        print(err, b.b)
