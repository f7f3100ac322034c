# golden: status stdout stderr
# command: build <sample> --force -o <folder>/./E0014_output_is_source.py
print("never built: the program would overwrite itself")
