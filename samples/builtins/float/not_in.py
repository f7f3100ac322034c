# golden: verdict stdout
# What is no container has nothing in it, and nothing not in it either.
def absent(value):
    try:
        return value not in -0.5
    except TypeError as error:
        return str(error)


print(absent(1))
try:
    print("a" not in 1.5)
except TypeError as error:
    print(error)
