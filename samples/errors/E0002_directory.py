# golden: status stdout stderr
# command: build .
