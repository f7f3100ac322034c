# golden: status stdout stderr
# command: build <sample> -o <folder>/_fake/old_rustc
print("never built: the output is somebody else's file")
