# golden: stdout status stderr verdict
def price(table, name):
    return table.get(name, 0)


prices = {"tea": 3, "cake": 5}
print(price(prices, "tea"), price(prices, "beer"), prices.get("cake"), prices.get("x"), {1: "a"}.get(1, "b"), {}.get("k"))
counts = {}
for letter in "banana":
    counts[letter] = counts.get(letter, 0) + 1
print(counts)
