# golden: stdout status stderr verdict
xs = [3, 1, 3, 2]
xs.remove(3)
print(xs)
xs.remove(2)
print(xs)
try:
    xs.remove(5)
except ValueError as error:
    print(error)
words = ["b", "a", "b"]
words.remove("b")
print(words)
words.remove("z")
