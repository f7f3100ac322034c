# golden: stdout status stderr verdict
# Twelve lines that touch every stage.
def mean(values):
    total = 0
    for value in values:
        total += value
    return total / len(values)


def show(title, **numbers):
    for name, values in numbers.items():
        print(f"{title} {name}: {mean(values):.2f}")


show("mean of", squares=[n * n for n in range(5)], halves=[0.5, 1.5])
