# golden: stdout status stderr verdict
# round() to tens and hundreds, ties to the even one.
for n in (5, 15, 25, 35, -5, -15, -25, 50, 150, 10**20 + 5, 249, 251):
    print(n, round(n, -1), round(n, -2))
print(round(7), round(-7), round(True), round(12345, -10))
