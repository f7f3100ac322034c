# golden: stdout status stderr
# A decorator of the library binds names of the module.
import enum

limit = 3

def get() -> int:
    return limit + 1

print(get())

@enum.global_enum
class Colour(enum.IntEnum):
    limit = 44
    RED = 2

print(get(), RED == 2)
