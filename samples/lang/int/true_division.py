# golden: stdout status stderr verdict
# `/` rounds correctly, even for ints no float can hold.
def ratio(a, b):
    return a / b


print(ratio(1, 3), ratio(10**30, 10**29 + 1), ratio(-7, 2), ratio(0, 5))
print(ratio(2**53 + 1, 1), ratio(2**64 + 2**11 + 1, 2), ratio(10**400, 10**399))
print(ratio(1, 10**400), ratio(6, 3), 10**22 / 3)
try:
    print(ratio(10**400, 3))
except OverflowError as error:
    print(error)
