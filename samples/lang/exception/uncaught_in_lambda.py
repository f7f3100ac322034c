# golden: stdout status stderr verdict
# A lambda has a name too.
divide = lambda a, b: a // b
print(divide(7, 2))
print(sorted([3, 0, 1], key=lambda x: divide(6, x)))
