# golden: stdout status stderr verdict
# Python refuses to print or read very long numbers.
big = 10**5000
try:
    print(big)
except ValueError as error:
    print(error)
try:
    int("1" * 5000)
except ValueError as error:
    print(error)
print(len(hex(big)), len(str(10**4299)), big % 1_000_003)
print(f"{big}")
