# golden: stdout status stderr verdict
# Line ends of Windows; in strings they are \n.
text = """a
b"""
print(repr(text), len(text))
if text:
    print(
        text[99])
