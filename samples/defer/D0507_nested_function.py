# golden: stdout verdict
# deferred: area
def area(width, height):
    @callable
    def square(x):
        return x * x

    return width * height, square


print(area(3, 4))
