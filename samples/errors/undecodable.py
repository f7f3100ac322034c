# golden: stdout status stderr
print("café")
