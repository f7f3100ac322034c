# golden: stdout status stderr verdict
# Numbers.
print(abs(-5), abs(5.5), abs(-0.0), abs(True), abs(-(2**70)), abs(3 + 4j))
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(-1, 10**20), divmod(2**70, 3))
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(2.5, 0), round(True), round(1e20))
print(pow(2, 3), pow(2, -1), pow(2, 3, 5), pow(2.0, 3), 2**0.5, pow(0, 0), pow(-1, 0.5))
divmod(1, 0)
