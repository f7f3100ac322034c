# golden: verdict stdout
# `count` and `index` look for values that are equal, whatever their types are.
def zeros(voltage: float, current: float):
    return (voltage, current).count(0)


def where(one, two):
    try:
        return (one, two).index(1.5), (one, two).count("a"), (one, two, "a").count(1)
    except ValueError as error:
        return str(error)


print(zeros(1.0, 0.0), zeros(0, 2.5), zeros(0, 0), where(1, 2), where(1.5, True), where("a", 1.5))
print((0.0, 1).index(False), (1, "a", None).count(None), ((1, 2), 3).count((1, 2)), (1.5,).count(None))
