# golden: stdout verdict
# deferred: area
def area(width, height):
    def square(x: print("annotated")):
        return x * x

    return width * height, square(width)


print(area(3, 4))
