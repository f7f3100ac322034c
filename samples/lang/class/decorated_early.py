# golden: stdout status stderr verdict
# A decorator that calls what it gets runs methods before the name of the class is bound.
def shown(cls):
    print(cls.__name__, cls().go())
    return cls

@shown
class Early:
    def go(self):
        try:
            return Early.__name__
        except NameError as error:
            return str(error)

print(Early().go())

@shown
class Late:
    def go(self):
        return Late.size

    size = 3
