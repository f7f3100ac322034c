# golden: status stdout stderr
# command: build <sample> --emit=mir
print("never built: no such stage")
