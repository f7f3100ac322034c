# golden: stdout status stderr verdict
# Text is decoded by the library's own code, as the traceback shows.
with open('bad', 'wb') as f:
    f.write(b'ab\xffc')
def first(encoding):
    for line in open('bad', encoding='utf-8'):
        print(line)
try:
    first('utf-8')
except UnicodeDecodeError as e:
    print(e, e.start, e.end, e.object)
try:
    print(open('bad', encoding='ascii').readline())
except ValueError as e:
    print(e)
open('bad', encoding='utf-8').read()
