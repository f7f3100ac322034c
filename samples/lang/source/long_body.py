# golden: stdout status stderr verdict
# A body of some hundred statements is made in pieces; names, exceptions and loops work across them.
items = []
n = 0
items.append(0 * n); n = n + 1; print(items[-1], n); items[0] += 0; print(f"{items[0]} of {len(items)}")
items.append(1 * n); n = n + 1; print(items[-1], n); items[0] += 1; print(f"{items[0]} of {len(items)}")
items.append(2 * n); n = n + 1; print(items[-1], n); items[0] += 2; print(f"{items[0]} of {len(items)}")
items.append(3 * n); n = n + 1; print(items[-1], n); items[0] += 3; print(f"{items[0]} of {len(items)}")
items.append(4 * n); n = n + 1; print(items[-1], n); items[0] += 4; print(f"{items[0]} of {len(items)}")
items.append(5 * n); n = n + 1; print(items[-1], n); items[0] += 5; print(f"{items[0]} of {len(items)}")
items.append(6 * n); n = n + 1; print(items[-1], n); items[0] += 6; print(f"{items[0]} of {len(items)}")
items.append(7 * n); n = n + 1; print(items[-1], n); items[0] += 7; print(f"{items[0]} of {len(items)}")
items.append(8 * n); n = n + 1; print(items[-1], n); items[0] += 8; print(f"{items[0]} of {len(items)}")
items.append(9 * n); n = n + 1; print(items[-1], n); items[0] += 9; print(f"{items[0]} of {len(items)}")
items.append(10 * n); n = n + 1; print(items[-1], n); items[0] += 10; print(f"{items[0]} of {len(items)}")
items.append(11 * n); n = n + 1; print(items[-1], n); items[0] += 11; print(f"{items[0]} of {len(items)}")
items.append(12 * n); n = n + 1; print(items[-1], n); items[0] += 12; print(f"{items[0]} of {len(items)}")
items.append(13 * n); n = n + 1; print(items[-1], n); items[0] += 13; print(f"{items[0]} of {len(items)}")
items.append(14 * n); n = n + 1; print(items[-1], n); items[0] += 14; print(f"{items[0]} of {len(items)}")
items.append(15 * n); n = n + 1; print(items[-1], n); items[0] += 15; print(f"{items[0]} of {len(items)}")
items.append(16 * n); n = n + 1; print(items[-1], n); items[0] += 16; print(f"{items[0]} of {len(items)}")
items.append(17 * n); n = n + 1; print(items[-1], n); items[0] += 17; print(f"{items[0]} of {len(items)}")
items.append(18 * n); n = n + 1; print(items[-1], n); items[0] += 18; print(f"{items[0]} of {len(items)}")
items.append(19 * n); n = n + 1; print(items[-1], n); items[0] += 19; print(f"{items[0]} of {len(items)}")
items.append(20 * n); n = n + 1; print(items[-1], n); items[0] += 20; print(f"{items[0]} of {len(items)}")
items.append(21 * n); n = n + 1; print(items[-1], n); items[0] += 21; print(f"{items[0]} of {len(items)}")
items.append(22 * n); n = n + 1; print(items[-1], n); items[0] += 22; print(f"{items[0]} of {len(items)}")
items.append(23 * n); n = n + 1; print(items[-1], n); items[0] += 23; print(f"{items[0]} of {len(items)}")
items.append(24 * n); n = n + 1; print(items[-1], n); items[0] += 24; print(f"{items[0]} of {len(items)}")
items.append(25 * n); n = n + 1; print(items[-1], n); items[0] += 25; print(f"{items[0]} of {len(items)}")
items.append(26 * n); n = n + 1; print(items[-1], n); items[0] += 26; print(f"{items[0]} of {len(items)}")
items.append(27 * n); n = n + 1; print(items[-1], n); items[0] += 27; print(f"{items[0]} of {len(items)}")
for item in items:
    if item > 700: print(item)
try:
    print(items[5]); print(items[99])
except IndexError as error:
    print(error, n)
def later(n):
    return 10 // n
print(later(n), later(2)); print(later(5)); print(items[later(1)])
print(later(n - 28))
print("not reached")
