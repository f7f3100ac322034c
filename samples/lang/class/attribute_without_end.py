# golden: stdout status stderr verdict
# CPython's loop would run the module and takes some of what C may recurse, also where native code runs it.
class Record:
    def __init__(self, data):
        self.data = data

    def __getattr__(self, name):
        self.count[0] += 1
        return self.data[name]


def snake(name: str) -> str:
    out = ""
    for letter in name:
        out += "_" + letter.lower() if letter.isupper() else letter
    return out


print(snake("aBc"))
record = Record({"a": 1})
print(record.data["a"])
print(record.foo)
