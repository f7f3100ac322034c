# golden: stdout status stderr verdict crossings
# static: square, mean_of_squares
# deferred: total
# crossings: in
# A function of any number of numbers, called from a loop that knows its types.


def total(*numbers):
    result = 0
    for number in numbers:
        result += number
    return result


def square(x: int) -> int:
    return x * x


def mean_of_squares(limit: int) -> float:
    acc = 0
    for n in range(limit):
        acc += total(square(n), n, 1)
    return acc / limit


print(total(), total(1), total(1, 2.5), total(True, True))
print(mean_of_squares(10))
print(total(*[1, 2, 3], *range(4)))
