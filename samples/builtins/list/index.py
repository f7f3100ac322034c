# golden: stdout status stderr verdict
def find(xs, x):
    try:
        return xs.index(x)
    except ValueError as error:
        return str(error)


print(find([4, 5, 6], 5), find([4], 9), find([], 1), find(["a", "b"], "b"), find([1.5, 2.5], 2.5))
xs = [1, 2, 1, 2, 1]
print(xs.index(1, 1), xs.index(2, 2), xs.index(1, -1), xs.index(2, -4, -1), xs.index(1, 3, 100))
xs.index(2, 4)
