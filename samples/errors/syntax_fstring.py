# golden: stdout status stderr
x = 1
print(f"{x!z}")
