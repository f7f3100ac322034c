# golden: stdout status stderr
if True:
print("no")
