# golden: stdout status stderr verdict
# What is no literal is no literal however long it is (Python 3.12).
for text in ("1" * 5000 + "x", "0" * 4301 + " 1", "1" * 4301 + "\n", "1" * 5000 + "_"):
    try:
        int(text)
    except ValueError as e:
        print(str(e)[:24])
