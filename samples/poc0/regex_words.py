# golden: stdout status stderr verdict crossings
# static: longest, rot13
# crossings: in
# String work in plain loops; only splitting uses a regular expression.
import re


def rot13(word: str) -> str:
    out = ""
    for letter in word:
        if "a" <= letter <= "z":
            out += chr((ord(letter) - ord("a") + 13) % 26 + ord("a"))
        else:
            out += letter
    return out


def longest(first, second):
    return first if len(first) >= len(second) else second


best = ""
for word in re.split(r"[^a-z]+", "uryyb, jbeyq! guvf vf n frperg; unaqyr jvgu pner"):
    plain = rot13(word)
    best = longest(best, plain)
    print(plain, end=" ")
print()
print(f"longest: {best} ({len(best)} letters)")
