# golden: verdict stdout status stderr
# A method is looked up before the arguments are evaluated, and the error points at the look-up.
def shown(value):
    print("shown", value)
    return value


def grown(flag):
    values = None if flag else [1]
    try:
        values.append(shown(2))
    except AttributeError as error:
        print(error)
    return values


def keys_of(values):
    print("looking")
    return values.keys()


print(grown(False), grown(True), sorted(keys_of({1: 2})))
keys_of(None)
