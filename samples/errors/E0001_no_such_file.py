# golden: status stdout stderr
# command: build no_such_program.py
