# golden: stdout status stderr verdict
# Encoding and decoding.
s = "naïve 😀"
print(s.encode(), s.encode("latin-1", "replace"), s.encode("ascii", "ignore"), s.encode("ascii", "backslashreplace"))
print(b"na\xc3\xafve".decode(), b"\xff".decode("latin-1"), b"\xffa".decode("utf-8", "replace"), "é".encode("utf-16-le"))
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error)
try:
    s.encode("ascii")
except UnicodeEncodeError as error:
    print(error)
"x".encode("no-such")
