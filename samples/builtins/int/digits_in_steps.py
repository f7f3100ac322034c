# golden: stdout status stderr verdict
"""Ints of some hundred digits as texts and back: around steps of nineteen, signs, zeros, underscores."""
digits = "123456789" * 9
for number in (int(digits), -int(digits), int("9" * 19), int("1" + "0" * 19), int("9" * 38), int("0" * 70 + "7")):
    print(number, int(str(number)) == number, len(str(number)))
print(int("1" * 65), int("12_34" * 20), int("  -" + "7" * 100 + " "))
print(int("1" * 19), int("1" * 20), int("-" + "9" * 57), int("0" * 19 + "1" * 19), int("1" + "0" * 1000) == 10**1000)
for text in ("1" * 70 + "x", "1_" * 40, "_" + "1" * 70, "1" * 70 + " 2"):
    try:
        print(int(text))
    except ValueError as error:
        print(error)
