"""Imported by samples; no sample itself."""


def first():
    return ANSWER


def second():
    return third()


for function in (first, second):
    try:
        print(function())
    except NameError as error:
        print(error)
ANSWER = 42
print(first())


def third():
    return ANSWER + 1


print(second())
