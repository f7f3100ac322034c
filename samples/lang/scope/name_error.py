# golden: stdout status stderr verdict
# Names that do not exist, with suggestions in the traceback.
def area(width, height):
    return width * heigth


try:
    area(1, 2)
except NameError as error:
    print(error)
try:
    print(undefined)
except NameError as error:
    print(error)
print("still here")
area(3, 4)
