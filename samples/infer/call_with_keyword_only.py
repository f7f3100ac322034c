# golden: stdout
# Parameters behind `*` are given by name, those before `/` by position.
def line(text, /, *, width=10, fill=None):  # reveal: (str, int, None) -> str; (str, int, str) -> str
    mark = fill or "."  # reveal: str
    return text.ljust(width, mark)  # reveal: str


a = line("a")  # reveal: str
b = line("b", fill="-")  # reveal: str
c = line("c", width=4)  # reveal: str
print(a, b, c)
