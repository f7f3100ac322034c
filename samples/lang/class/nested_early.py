# golden: stdout status stderr verdict
# The body of a class may run methods of a class in it before the outer name is bound.
def use(item):
    return item.go()

class Outer:
    size = 1

    class Inner:
        def go(self):
            try:
                return Outer.size
            except NameError as error:
                print(error)
                return 0

    first = use(Inner())

print(Outer.first, Outer.Inner().go())

class Other:
    size = 1

    class Inner:
        def go(self):
            return Other.size

    first = Inner()
    second = first.go()
