# golden: stdout status stderr verdict
# bytes are ints from 0 to 255.
data = b"ab\x00\xff"
print(data, data[0], data[1:3], len(data), list(data), data + b"!", data * 2, b"b" in data, 97 in data)
print(bytes(3), bytes([1, 2]), bytes("é", "utf-8"), data.hex(), bytes.fromhex("00ff"), b"a" < b"b", b"x" == "x")
for byte in b"hi":
    print(byte, end=" ")
print(b"a,b".split(b","), b"-".join([b"x", b"y"]), b"abc".upper(), b"it's", b'"')
mutable = bytearray(b"abc")
mutable[0] = 122
mutable.append(33)
print(mutable, bytes(mutable))
bytes([256])
