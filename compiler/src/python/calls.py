# Asked of the target interpreter: so many calls may functions in C make, one in the other, and what does it
# say of one more? Before 3.12 they count with the frames.
import sys
from functools import lru_cache
depth = 0
@lru_cache(maxsize=None)
def called(n):
    global depth
    depth = n
    return called(n + 1)
text = ''
if sys.version_info >= (3, 12):
    sys.setrecursionlimit(1000000)
    try:
        called(1)
    except RecursionError as error:
        text = str(error)
data = b'HYBRIDC-ANSWER\n'
for name, value in (('limit', str(depth)), ('text', text)):
    data += b'%s %d\n' % (name.encode(), len(value)) + value.encode()
sys.stdout.buffer.write(data)
