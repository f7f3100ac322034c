# golden: stdout status stderr verdict
# raise SystemExit, with a value that is no int.
print("out")
raise SystemExit(["not", "an", "int"])
