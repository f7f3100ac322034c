# golden: stdout status stderr
values = [1, 2, (3, 4]
