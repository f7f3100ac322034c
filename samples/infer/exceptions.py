# golden: stdout
# A handler has the exception; after `try` a variable has the types of every way through.
def read(text):  # reveal: (str) -> int | str
    try:
        value = int(text)  # reveal: int
    except ValueError as e:
        e  # reveal: BaseException
        value = str(e)[:7]  # reveal: str
    else:
        value = value + 1  # reveal: int
    return value  # reveal: int | str


print(read("4"), read("x"))
