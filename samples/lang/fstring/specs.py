# golden: stdout status stderr verdict
# Format specifications of ints and strings.
n, s = 1234567, "text"
print(f"{n:,} {n:_} {n:d} {n:x} {n:X} {n:o} {n:b} {n:#x} {n:#b} {n:e} {n:.2f} {n:g} {n:%}")
print(f"{n:10}|{n:<10}|{n:^10}|{n:>10}|{n:010}|{n:+}|{n: }|{-n:010,}|{n:=+12}|{n:*^12}|{n:_b}|{65:c}")
print(f"{s:10}|{s:<6}|{s:>6}|{s:^7}|{s:*^8}|{s:.2}|{s:6.2}|{s!r:8}|{s!s}|{s:s}")
print(f"{-5:04}|{5:<4}|{0:x}|{10**20:,}|{-255:#06x}|{True:3}|{None}|{[1]}|{(1, 'a')}|{ {1: 2} }")
for spec in ("q", ".2d", ",s", "10.", "=s"):
    try:
        print(f"{n:{spec}}", f"{s:{spec}}")
    except ValueError as error:
        print(spec, "->", error)
print(f"{s:d}")
