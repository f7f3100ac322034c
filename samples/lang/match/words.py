# golden: stdout status stderr verdict
# Words of a command.
def run(cmd: str) -> str:
    match cmd.split():
        case ["go", direction]:
            return "going " + direction
        case ["get", item, *more]:
            return f"get {item} {more}"
        case ["quit" | "exit"]:
            return "bye"
        case [("n" | "s") as d, _]:
            return d
        case _:
            return "?"
for c in ["go north", "get a b c", "quit", "n 1", "zzz"]:
    print(run(c))
