# golden: stdout status stderr verdict
# A lone surrogate can be held but not written.
s = "a\ud800b"
print(len(s), ascii(s), s[0] + s[2], s == "a\ud800b", s.encode("utf-8", "surrogatepass"), s.replace("\ud800", "-"))
try:
    s.encode()
except UnicodeEncodeError as error:
    print(error)
print("before")
print(s)
