# golden: stdout status stderr
name = "open
print(name)
