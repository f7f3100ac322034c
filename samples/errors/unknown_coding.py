# golden: stdout status stderr
# coding: no-such-codec
print(1)
