# golden: stdout status stderr verdict
# An exception that is caught by a builtin class may be one of the program, with attributes of its own.
class ParseError(ValueError):
    code = 4

    def __init__(self, reason, start):
        super().__init__(reason)
        self.reason = reason
        self.start = start


def parse(text):
    if not text:
        raise ParseError("empty", 0)
    return int(text)


for text in "", "5", "x":
    try:
        print(parse(text))
    except ValueError as e:
        try:
            print(e.reason, e.start, e.code, e.args)
        except AttributeError as missing:
            print(missing)
