# golden: stdout status stderr verdict
# Encodings, error handlers, line ends; where a file is, in the middle of a line.
with open('u', 'w', encoding='utf-8') as f:
    f.write('aé€😀\r\nb\rc\nd')
for nl in range(5):
    if nl == 0: f = open('u', encoding='utf-8')
    elif nl == 1: f = open('u', encoding='utf-8', newline='')
    elif nl == 2: f = open('u', encoding='utf-8', newline='\n')
    elif nl == 3: f = open('u', encoding='utf-8', newline='\r')
    else: f = open('u', encoding='utf-8', newline='\r\n')
    print(f.readlines())
    f.seek(0)
    print(repr(f.read(2)), f.tell(), repr(f.read(2)), f.tell(), repr(f.read(3)), f.tell(), repr(f.readline(1)), repr(f.readline(4)), f.tell())
    pos = f.tell()
    print(repr(f.read()))
    f.seek(pos)
    print(repr(f.read()), f.seek(0, 2), f.tell())
for enc in range(4):
    if enc == 0: f = open('u', encoding='latin-1')
    elif enc == 1: f = open('u', encoding='ascii', errors='replace')
    elif enc == 2: f = open('u', encoding='ascii', errors='surrogateescape')
    else: f = open('u', encoding='utf-8-sig', errors='ignore')
    print(ascii(f.read()), f.encoding, f.errors)
with open('sig', 'w', encoding='utf-8-sig') as f:
    f.write('x'); f.write('y')
    print(f.tell(), f.seek(0), f.write('z'))
print(open('sig', 'rb').read())
with open('sig', encoding='utf-8-sig') as f: print(f.read(), f.tell())
with open('sig') as f: print(ascii(f.read()))
f = open('crlf', 'w', newline='\r\n'); f.write('a\nb\n'); f.close()
f = open('crlf')
print(repr(f.readline()), f.tell(), repr(f.read(1)), f.tell(), repr(f.read(1)), f.tell())
f = open('crlf', 'r+'); f.readline(); f.write('Z'); f.seek(0); print(repr(f.read())); f.truncate(3); f.close()
print(open('crlf', 'rb').read())
