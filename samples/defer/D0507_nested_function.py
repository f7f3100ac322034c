# golden: stdout verdict
# deferred: area
def area(width, height):
    def scaled(x, by=height):
        return x * by

    return scaled(width)


print(area(3, 4))
