# golden: stdout status stderr
print("never printed")
return 5
