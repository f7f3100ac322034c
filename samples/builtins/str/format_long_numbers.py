# golden: stdout status stderr verdict
# Widths and precisions above 65535, in every conversion.
def ends(text: str) -> None:
    print(len(text), text[:6], text[-6:], text.count("0"))


def specifications(width: int) -> None:
    ends(f"{7:0{width}}")
    ends(f"{-7:0{width}_}")
    ends(f"{255:#0{width}x}")
    ends(f"{2.5:0{width}}")
    ends(f"{7:\u03b1^{width}}")
    ends(f"{'abc':>{width}.2}")
    ends(f"{1.5:.{width}f}")
    ends(f"{1.5:.{width}e}")
    ends(f"{1.5:#.{width}g}")
    ends(f"{1.5:.{width}%}")
    ends(f"{1.5 - 2j:>{width}.{width // 2}f}")


def percents(width: int) -> None:
    ends("%0*d" % (width, -7))
    ends("%.*d" % (width, -7))
    ends("%#.*x" % (width, 255))
    ends("%*s" % (width, "\u03b1"))
    ends("%.*f" % (width, 1.5))
    ends("%-*d|" % (width, 5))


print("hello")
print(f"{7:0100000}"[-2:])
print(("%.70000d" % 12)[-3:], ("%.70000f" % 0.1)[-3:], ("%.70000e" % 0.1)[-3:])
for width in (65535, 65536, 70001):
    specifications(width)
    percents(width)
# A part that was cut off does not make the rest wide.
print(format('ab' * 50 + '\u03b1', '.100') == "ab" * 50, format('ab' * 50 + '\u03b1', '>200.100').isascii())
