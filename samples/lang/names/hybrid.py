# golden: stdout stderr status crossings
# static: CHUNK_0, CHUNK_1, enter_room, room, enter_enter_room, HYBRID, run, rest_room
# crossings: in out
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


def main(*functions):
    yield from [f(7) for f in functions]


print(json.dumps([*main(enter_room, room, enter_enter_room, HYBRID, ProgramInfo, rest_room)]), room(1), HYBRID(5))
for ModuleInfo in main(CHUNK_0, CHUNK_1):
    print(ModuleInfo)
print(HYBRID(3))
