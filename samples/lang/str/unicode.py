# golden: stdout status stderr verdict
# Strings are sequences of code points.
text = "naïve ☃ 日本 😀"
print(len(text), text[2], text[-1], text[::-1], text.upper(), text[6:9])
for letter in "aé☃😀":
    print(letter, ord(letter), repr(letter), ascii(letter), len(letter.encode()))
print("e\u0301" == "é", len("e\u0301"), "ß".upper(), "ǅ".lower(), "İ".lower() == "i̇", "Σ".lower())
print("\u00e9".isalpha(), "½".isnumeric(), "²".isdigit(), "²".isdecimal(), "日".isidentifier())
print(chr(0x1F600), chr(233), sorted("zäaé"), "é" < "z", max("aé😀"))
