"""Writes generated.rs: what str's methods know of each code point, asked of the interpreters themselves.

    generate.py PYTHON3.11 PYTHON3.12 PYTHON3.13 > generated.rs

Everything is read off `str` (there is no other source), so that the table is right by construction: 3.11 has Unicode 14,
3.12 has 15.0, 3.13 has 15.1. One table holds 3.13's answers, two lists say where the older ones differ.
"""

import json
import subprocess
import sys

FLAGS = ["ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "LOWER", "UPPER", "TITLE", "SPACE", "PRINTABLE", "XID_START",
         "XID_CONTINUE", "CASED", "CASE_IGNORABLE"]


def ask():
    """In the interpreter asked: flags, decimal value and the four case mappings of every code point."""
    records = []
    for code in range(0x110000):
        c = chr(code)
        # A sigma at the end of a word lowers to its final form. Case-ignorable characters before it are skipped.
        seen_through = ("A" + c + "\u03a3").lower()[-1] == "\u03c2"
        word = (c + "\u03a3").lower()[-1] == "\u03c2"
        flags = [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(),
                 c.istitle() and not c.isupper(), c.isspace(), c.isprintable(), c.isidentifier(), ("a" + c).isidentifier(),
                 (c + "a").title()[-1] == "a", seen_through and not word]
        records.append([sum(flag << bit for bit, flag in enumerate(flags)), int(c) if c.isdecimal() else -1,
                        c.lower(), c.upper(), c.title(), c.casefold()])
    json.dump(records, sys.stdout)


def record(code, row):
    deltas = [ord(text) - code if len(text) == 1 else 0 for text in row[2:]]
    special = any(len(text) > 1 for text in row[2:])
    return (row[0] | special << len(FLAGS), *deltas)


def lines(items, per_line):
    items = list(items)
    for start in range(0, len(items), per_line):
        yield "    " + " ".join(item + "," for item in items[start:start + per_line])


def table(name, ty, items, per_line):
    items = list(items)
    print(f"\npub static {name}: [{ty}; {len(items)}] = [")
    print("\n".join(lines(items, per_line)))
    print("];")


def runs(codes):
    """(first, last, record number) of each stretch of equal records."""
    stretch = []
    for code, number in codes:
        if stretch and stretch[-1][1] == code - 1 and stretch[-1][2] == number:
            stretch[-1][1] = code
        else:
            stretch.append([code, code, number])
    return stretch


def main():
    versions = [json.loads(subprocess.run([python, __file__], check=True, stdout=subprocess.PIPE).stdout)
                for python in sys.argv[1:4]]
    newest = versions[-1]
    for older in versions[:-1]:
        assert all(len(text) == 1 or older[code][2:] == newest[code][2:] for code in range(0x110000) for text in older[code][2:])
    numbers = {}
    number = lambda code, row: numbers.setdefault(record(code, row), len(numbers))
    main_runs = runs((code, number(code, newest[code])) for code in range(0x110000))
    differing = [runs((code, number(code, older[code])) for code in range(0x110000) if older[code] != newest[code])
                 for older in versions[:-1]]
    # A decimal digit follows its zero: the zeros of all versions are enough, the flag says whether a version has the digit.
    zeros = sorted({code - row[1] for version in versions for code, row in enumerate(version) if row[1] >= 0})
    assert all(row[1] == code - max(zero for zero in zeros if zero <= code)
               for version in versions for code, row in enumerate(version) if row[1] >= 0)
    assert len(numbers) <= 256
    print("//! Made by generate.py, which says how; do not edit. Unicode 15.1 (Python 3.13), and where 15.0 (3.12) and 14 (3.11) differ.")
    print("#![cfg_attr(rustfmt, rustfmt_skip)]")
    print()
    for bit, flag in enumerate(FLAGS + ["SPECIAL_CASE"]):
        print(f"pub const {flag}: u16 = 1 << {bit};")
    print("\n/// (flags, distance to the lower, upper, title and folded form)")
    print("pub type Record = (u16, i32, i32, i32, i32);")
    table("RECORDS", "Record", (str(r).replace(" ", "") for r in numbers), 8)
    print("\n/// `first code point << 8 | record`, ascending; each holds until the next begins.", end="")
    table("RANGES", "u32", (hex(first << 8 | n) for first, last, n in main_runs), 14)
    for name, stretch in zip(("IN_3_11", "IN_3_12"), differing):
        print("\n/// (first, last, record): where the version of the name differs.", end="")
        table(name, "(u32, u32, u8)", (f"({first:#x},{last:#x},{n})" for first, last, n in stretch), 8)
    table("DECIMAL_ZEROS", "u32", map(hex, zeros), 18)
    print("\n/// (code point, lower, upper, title, folded): forms of more than one character.", end="")
    special = [code for code in range(0x110000) if any(len(text) > 1 for text in newest[code][2:])]
    escape = lambda text: '"' + "".join(f"\\u{{{ord(c):x}}}" for c in text) + '"'
    table("SPECIAL_CASES", "(u32, &str, &str, &str, &str)",
          (f"({code:#x},{','.join(map(escape, newest[code][2:]))})" for code in special), 2)


if __name__ == "__main__":
    main() if len(sys.argv) > 1 else ask()
