# golden: stdout status stderr verdict
# Exceptions told apart by patterns.
class MyE(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code
class Sub(MyE):
    pass
def f(n):
    try:
        if n == 0:
            raise MyE(3)
        if n == 1:
            raise Sub(4)
        if n == 2:
            raise KeyError("k")
    except Exception as e:
        match e:
            case Sub(code=c):
                return "sub", c
            case MyE(code=3):
                return "three"
            case _:
                return "other"
for i in range(3):
    print(f(i))
