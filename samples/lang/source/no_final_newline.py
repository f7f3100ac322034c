# golden: stdout status stderr verdict
print("no newline at the end of this file")