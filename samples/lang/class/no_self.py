# A function of a class without parameters is called by the class; whoever has an object gives it too many.
# golden: stdout stderr status verdict
# static: Point.origin, Point.corner, Named.origin, Point.steps
class Point:
    made = 0

    def __init__(self, x):
        self.x = x

    def origin():
        Point.made += 1
        return Point(0)

    def corner():
        return Point.origin().x + 10

    def steps():
        yield from (1, 2)


class Named(Point):
    def origin():
        return Named(5)


print(Point.origin().x, Named.origin().x, Named.corner(), Point.made, list(Named.steps()))
make = Named.origin
print(make().x)
