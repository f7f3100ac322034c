# golden: stdout status stderr
# The frame around a generator expression asks for the iterator of its first iterable.
def seen(values):
    return frozenset(value + 1 for value in values)


print(seen([1, 2]))
try:
    print(seen(None))
except TypeError as error:
    print(error)
given = None if len(str(seen([3]))) > 99 else [4]
print(sum(number for number in given))
nothing = None
print(frozenset(number for number in nothing if number))
