# golden: stdout status stderr verdict
# Aliasing inside what crosses is kept.
def tangle(data, **options):
    data[0].append(options["mark"])
    return data[0] is data[1], len(data[2])


row = [1]
grid = [row, row, [row]]
print(tangle(grid, mark="x"), grid, row)
fresh = [[0]] * 2 + [[]]
print(tangle(fresh, mark="y"), fresh, fresh[0] is fresh[1])
loop = [[]]
loop += [loop[0], loop]
print(tangle(loop, mark="z"), loop[2] is loop, loop)
