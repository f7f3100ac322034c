# golden: stdout status stderr verdict
# What the printer adds to a NameError (`Did you mean`, `Did you forget to import`) depends on the names that are there.
counter = 1


def guarded(number):
    return number + queue


def plain(number):
    return number + counter


def misspelt(number):
    return number + countr


try:
    guarded(1)
except NameError as error:
    print(error)
print(plain(1))
try:
    misspelt(1)
except NameError as error:
    print(error)
queue = 5
print(guarded(2))
if plain(2) > 100:
    countr = 3
misspelt(3)
