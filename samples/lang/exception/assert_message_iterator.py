# golden: verdict stdout
# An iterator as the message of an `assert`.
def check(items):
    assert not items, iter(items)


try:
    check([1, 2])
except AssertionError as error:
    print([list(argument) for argument in error.args])
check([])
