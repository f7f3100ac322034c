# golden: stdout status stderr verdict
# Every method.
xs = [3, 1, 2]
xs.append(5)
xs.extend([4, 4])
xs.extend(range(2))
xs.insert(0, 9)
xs.insert(100, 8)
xs.insert(-1, 7)
print(xs, xs.index(4), xs.index(4, 6), xs.count(4), xs.pop(), xs.pop(0), xs.pop(-2))
xs.remove(4)
print(xs, xs.copy() == xs, xs.copy() is xs)
xs.reverse()
print(xs)
xs.sort()
print(xs)
xs.sort(reverse=True)
print(xs, xs.sort(key=lambda x: x % 3), xs)
xs.clear()
print(xs, len(xs), bool(xs))
for call in (lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1].pop(5), lambda: [1][1]):
    try:
        call()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
[1][2] = 0
