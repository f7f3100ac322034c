# golden: stdout status stderr verdict
# Indentation by tabs is stripped.
def half(x):
	if x:
		return x / 2 / 0


half(3)
