# golden: stdout status stderr verdict
# The constants of `string`; what else the module has is the isolate's.
import string
from string import ascii_lowercase, digits as decimal


def shift(text, by):
    letters = string.ascii_uppercase
    return "".join([letters[(letters.index(c) + by) % 26] if c in letters else c for c in text])


def count(text, kind):
    return sum([1 for c in text if c in kind])


print(shift("HELLO, World", 3), string.ascii_letters)
print(decimal, string.hexdigits, string.octdigits, repr(string.whitespace), len(string.printable))
print(string.punctuation, string.printable[-8:].isspace(), ascii_lowercase == string.ascii_lowercase)
print([count("Hello, World! 42", kind) for kind in (string.ascii_letters, string.digits, string.punctuation, string.whitespace)])
for i, c in enumerate(ascii_lowercase):
    if c in "aeiou":
        print(i, c, end=" ")
print()
