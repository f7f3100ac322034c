# golden: stdout status stderr verdict
# static: snake
# deferred: Record.__getattr__
# `__getattr__` runs for names that are not there.


def snake(name: str) -> str:
    out = ""
    for letter in name:
        out += "_" + letter.lower() if letter.isupper() else letter
    return out


class Record:
    def __init__(self, data):
        self.data = data
        self.misses = 0

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"no private {name}")
        self.misses += 1
        return self.data.get(snake(name), f"<no {name}>")


record = Record({"first_name": "Ada", "last_name": "Lovelace", "data": 3})
print(record.firstName, record.lastName, record.middleName)
print(record.data["data"], record.misses)
wanted = "first" + "Name"
print(getattr(record, wanted), hasattr(record, "_x"), hasattr(record, "x"), record.misses)
