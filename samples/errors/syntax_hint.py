# golden: stdout status stderr
print "hello"
