# golden: stdout status stderr
# The method is there and raises AttributeError itself: the call is shown.
class Bag:
    def fails(self, n):
        raise AttributeError("inside")


def through(bag, n):
    return bag.fails(n) + 1


through(Bag(), 2)
