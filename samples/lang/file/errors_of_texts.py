# golden: stdout status stderr verdict
# What cannot be encoded, and files that are at their end, closed, or not for that.
with open('crlf', 'wb') as g: print(g.write(b'a\r\nZ\r\n'))
with open('u', 'w', encoding='utf-8') as g: print(g.write('a\u20ac\nb\nc\rd'))
f = open('crlf', 'a+'); print(f.tell()); f.write('app'); print(f.tell()); f.seek(0); print(repr(f.read()))
try:
    open('crlf', 'x')
except FileExistsError as e:
    print(e)
try:
    f.close(); f.read()
except ValueError as e:
    print(e)
try:
    with open('crlf') as f: f.write('x')
except OSError as e:
    print(repr(e), isinstance(e, ValueError), e)
for line in open('u', encoding='utf-8'):
    print(repr(line))
f = open('u', encoding='utf-8')
next(f)
try: f.tell()
except OSError as e: print(e)
print(list(f), next(f, 'end'), f.tell())
print(f == f, f != open('u'), f in [f], bool(f), len({f: 1}))
with open('enc', 'w', encoding='ascii', errors='backslashreplace') as f: print('é€', file=f, flush=True); print(f.write('ü'))
print(open('enc').read())
try:
    open('enc', 'w', encoding='ascii').write('é')
except UnicodeEncodeError as e: print(e)
open('enc', 'w').write('\ud800')
