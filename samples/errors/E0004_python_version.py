# golden: status stdout stderr
# command: build --python <folder>/_fake/python_3_9 <sample>
print("never built")
