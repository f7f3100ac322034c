# golden: stdout verdict
# Imports in functions and under conditions.
def late(x):
    import _late

    return _late.plus(x)


print("before")
print(late(1), late(2))
if late(3) > 3:
    from _late import plus

    print(plus(4))
