# golden: stdout status stderr verdict
# A traceback through three functions.
def read(table, key):
    return table[key]


def convert(table, key):
    value = read(table, key)
    return value * 2


def main():
    table = {"a": 1}
    print(convert(table, "a"))
    print(convert(table, "b"))


main()
