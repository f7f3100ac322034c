# golden: stdout status stderr verdict
# What is raised before any code of CPython has run is shown with its source lines as well.
def f(n):
    return 1 // n


print("begun")
try:
    print(f(1))
finally:
    print(f(0))
try:
    f(1)
except -1 as error:
    print(error)
