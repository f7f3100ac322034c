# golden: status stdout stderr
# command: build <sample> -o no/such/folder/program
print("never built: nowhere to write")
