# golden: stdout status stderr verdict
# A loop over a list sees what happens to it.
items = [1, 2, 3, 4, 5, 6]
for item in items:
    if item % 2 == 0:
        items.remove(item)
print(items)
grow = [1]
for item in grow:
    if item < 50:
        grow.append(item * 3)
print(grow)
shrink = list(range(10))
for item in shrink:
    shrink.pop()
    print(item, len(shrink), end=" ")
print(shrink)
swap = [1, 2, 3]
for item in swap:
    swap = [9, 9]
    print(item, end=" ")
print(swap)
again = [1, 2]
iterator = iter(again)
print(next(iterator), next(iterator), next(iterator, "end"))
again.append(3)
print(next(iterator, "still the end"), list(iterator))
