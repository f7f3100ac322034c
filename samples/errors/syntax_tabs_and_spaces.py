# golden: stdout status stderr
if True:
        x = 1
	y = 2
