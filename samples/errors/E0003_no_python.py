# golden: status stdout stderr
# command: build --python <folder>/no_such_python <sample>
print("never built")
