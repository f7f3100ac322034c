# golden: stdout
# A slice is a key since 3.12, and shows its bounds as they were given.
def stored(key: bool) -> str:
    table = {1: 2}
    try:
        table[:key] = 3
    except TypeError as error:
        return str(error)
    return repr(table)


def loaded(key: bool) -> str:
    try:
        return repr({1: 2}[key:key:key])
    except (KeyError, TypeError) as error:
        return repr(error)


print(stored(True), loaded(True))
