# golden: stdout status stderr verdict
# What was printed is there in full when the program fails.
for n in range(2000):
    print("line", n)
print("no newline", end="")
raise RuntimeError("after much output")
