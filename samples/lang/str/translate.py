# golden: stdout status stderr verdict
# Tables of translation.
table = str.maketrans("abc", "xyz", "-")
print("a-b-c-d".translate(table), "aé".translate({97: "AA", 233: None}), str.maketrans({"a": 1})[97])
def rot13(text):
    out = ""
    for letter in text:
        code = ord(letter)
        if 97 <= code <= 122:
            code = (code - 97 + 13) % 26 + 97
        out += chr(code)
    return out


print(rot13("hello"), rot13(rot13("round trip")))
