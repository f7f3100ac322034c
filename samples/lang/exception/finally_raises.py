# golden: stdout status stderr verdict
# A finally block that raises replaces the exception and remembers it.
def risky():
    try:
        return 1 // 0
    finally:
        [].pop()


try:
    risky()
except IndexError as error:
    print(error, "after", repr(error.__context__))
risky()
