# golden: stdout status stderr verdict
# repr chooses quotes and escapes.
for s in ("plain", "it's", 'say "hi"', "both ' and \"", "tab\tnew\nret\r", "back\\slash", "\x00\x1f\x7f", "\xa0\xad", "\u200b", "é☃😀"):
    print(repr(s), len(repr(s)))
print(["it's", 'a "b"'], {"k\n": "'"}, ("x",), ascii("é😀"), r"\n", "a" "b" 'c')
print("""multi
line""", 'tri''ple', "\N{SNOWMAN}", "\101\x41\u0041")
