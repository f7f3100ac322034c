# golden: status stdout stderr
# command: build --python <folder>/_fake/broken_python <sample>
print("never built")
