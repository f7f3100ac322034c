# golden: stdout status stderr verdict
def tally(words):
    table = {}
    for word in words:
        if word in table:
            table[word] += 1
        else:
            table[word] = 1
    return table


print(tally(["a", "b", "a"]), tally([1, 1, 2]), tally([(1, 2), (1, 2)]), tally([]))
squares = {n: n * n for n in range(5)}
squares[2] = "two squared" if len(squares) > 9 else 44
del squares[0]
print(squares, 0 in squares, 3 not in squares, len(squares), bool(squares), bool({}))
try:
    del squares[0]
except KeyError as error:
    print("KeyError", error)
big = {}
for i in range(1000):
    big[i * 7919 % 1009] = i
print(len(big), list(big)[:5], big[500], sum(big.values()))
print(squares[77])
