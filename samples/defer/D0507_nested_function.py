# golden: stdout verdict
# deferred: area
def area(width, height):
    def square(x):
        return x * x

    return square(width) + square(height)


print(area(3, 4))
