# golden: stdout status stderr verdict
# assert with and without a message.
def root(x):
    assert x >= 0, f"negative: {x}"
    return x**0.5


print(root(4))
try:
    root(-1)
except AssertionError as error:
    print("AssertionError:", error)
try:
    assert ()
except AssertionError as error:
    print(repr(error))
values = [1, 2]
assert len(values) == 3
