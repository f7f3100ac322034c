# golden: stdout
# A KeyError holds the key that was looked for, whatever its type, where it crosses the boundary, too.
def find(key):
    return {frozenset(["a"]): 1}[key]


def find_in_tuple():
    return {(1, frozenset(["a"])): 1}[1, frozenset([2.5])]


def foreign():
    exec("")
    for call in (lambda: find(frozenset([1])), find_in_tuple):
        try:
            call()
        except KeyError as error:
            print(error, error.args, type(error.args[0]).__name__)


foreign()
