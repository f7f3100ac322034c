# golden: stdout status stderr verdict
# KeyError shows the repr of the key, in the traceback too.
def look(table, key):
    return table[key]


prices = {"tea": 2, "it's": 3}
for key in ("tea", "milk", "it's", "a\nb", ""):
    try:
        print(look(prices, key))
    except KeyError as error:
        print("KeyError:", error, error.args)
look({1: 2}, 3)
