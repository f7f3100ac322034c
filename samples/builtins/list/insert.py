# golden: stdout status stderr verdict
xs = [1, 2, 3]
xs.insert(0, 10)
xs.insert(-1, 20)
xs.insert(99, 30)
xs.insert(-99, 40)
xs.insert(2, 50)
print(xs, xs.insert(1, 0))
empty = []
empty.insert(5, "a")
print(empty)
