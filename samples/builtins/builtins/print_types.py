# golden: stdout status stderr verdict
# print of every plain type, from native code.
def show(x):
    print(x, [x], (x,), {"k": x}, sep=" ; ")


show(1)
show(10**30)
show(1.5)
show(-0.0)
show(float("nan"))
show("it's")
show('"q"\n')
show(None)
show(True)
show([1, [2, "x"], (3.0, None)])
show((1, "a", [True]))
show({"a": [1], "b": []})
show({1: {2: {3: 4}}})
show(())
show([])
show({})
show("é😀\u200b\\")
show({1, 2})
show(range(3))
print()
print("a", 1, None, sep="")
print("x", end="")
print("y", 2.0, sep="-", end="!\n")
