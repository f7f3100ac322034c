# golden: stdout
# Generators that still wait when the program ends are closed in the order in which the module's names are dropped.
def waiting(number):
    try:
        yield number
    finally:
        print("end of", number)


first = waiting(1)
next(first)
second = [waiting(2), waiting(3)]
for generator in second:
    next(generator)
third = first
first = None
print("exit")
