# golden: stdout
# static: shown
# 0 and -1 need no byte but for the sign: with `signed`, none at all is enough.
def shown(value: int, length: int, signed: bool) -> str:
    try:
        return repr(value.to_bytes(length, "big", signed=signed))
    except OverflowError as error:
        return repr(error)


for value in [0, 1, -1, 127, 128, 255, 256, -128, -129, 2**64, -(2**63)]:
    print(value, [shown(value, length, signed) for length in range(3) for signed in [False, True]])
