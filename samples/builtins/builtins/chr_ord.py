# golden: stdout status stderr verdict
# chr, ord, hex, bin, oct.
print(chr(97), chr(0x1F600), ord("a"), ord("é"), ord("😀"), [chr(c) for c in range(65, 70)], ord(chr(1114111)))
print(hex(255), hex(-1), bin(5), bin(0), oct(64), hex(2**64), bin(-8), format(10, "x"), format(5, "08b"))
for call in (lambda: chr(-1), lambda: chr(1114112), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: hex(1.5)):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
chr("a")
