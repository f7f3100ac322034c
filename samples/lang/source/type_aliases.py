# golden: stdout status stderr
# `type X = …` (3.12): what it stands for is worked out when it is asked for. Before 3.12 it is a SyntaxError.
size = int
type Sizes = list[size]
type Pair[T] = tuple[T, size]


def show():
    print(Sizes.__value__, Pair.__value__, Pair[str])


show()
size = float
print(Sizes.__value__, Pair.__value__)
