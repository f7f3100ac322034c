# golden: stdout stderr status crossings
# crossings: in
# Names that code around the isolate could give to its own things.
import json


def CHUNK_0(n: int) -> int:
    return n + 1


def CHUNK_1(n: int) -> int:
    return CHUNK_0(n) * 2


def enter_room(n: int) -> str:
    return "room " + str(n)


def room(n: int) -> str:
    return enter_room(n) + "!"


def enter_enter_room(room: int) -> int:
    total = 0
    for ENTRIES in range(room):
        total += CHUNK_1(ENTRIES)
    return total


def def_room(n: int) -> int:
    return n // (n - 3)


def HYBRID(n: int) -> int: return def_room(n) + run(n)
def run(n: int) -> int: return n
def ProgramInfo(n: int) -> int: return n - 1
def rest_room(n: int) -> int: return rest_room(n - 1) + 1 if n else 0


main = eval("[enter_room, room, enter_enter_room, HYBRID, ProgramInfo, rest_room, CHUNK_0, CHUNK_1]")
print(json.dumps([f(7) for f in main]), room(1), HYBRID(5))
for ModuleInfo in main:
    print(ModuleInfo(3))
