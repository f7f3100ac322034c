# golden: stdout status stderr verdict
xs = [1]
xs.extend([2, 3])
xs.extend(range(3))
xs.extend((7, 8))
xs.extend(xs)
print(xs, len(xs))
letters = ["x"]
letters.extend("ab")
letters.extend([])
letters.extend({"k": 1})
letters.extend({"s"})
print(letters)
