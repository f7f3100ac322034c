# Asked of the target interpreter: who are you, and (with a file name) do you accept the bytes on stdin?
# Kept to syntax every Python reads, so that an old one can say its version. Answers fields: name, length, bytes.
import sys, os
if sys.path and sys.path[0] == '':
    del sys.path[0]
out = []
def answer(name, value):
    if not isinstance(value, bytes):
        value = str(value).encode('utf-8', 'surrogateescape')
    out.append(('%s %d\n' % (name, len(value))).encode('ascii') + value)

def shared_library(config):
    folders = [config('LIBDIR'), os.path.join(sys.base_prefix, 'lib'), config('LIBPL')]
    if config('LIBDIR') and config('MULTIARCH'):
        folders.insert(1, os.path.join(config('LIBDIR'), config('MULTIARCH')))
    plain = 'libpython%d.%d.so' % sys.version_info[:2]
    names = [config('INSTSONAME'), config('LDLIBRARY'), plain + '.1.0', plain]
    try:
        with open('/proc/self/maps') as maps:
            for line in maps:
                path = line.rstrip('\n').partition('/')[2]
                if os.path.basename(path).startswith(plain):
                    return '/' + path
    except (OSError, UnicodeDecodeError):
        pass
    for folder in folders:
        for name in names:
            if folder and name and not name.endswith('.a'):
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    return os.path.realpath(path)
    return ''

def identity():
    import sysconfig
    answer('version', '%d.%d.%d' % sys.version_info[:3])
    answer('implementation', sys.implementation.name)
    answer('executable', sys.executable or '')
    answer('prefix', sys.prefix)
    answer('base_prefix', sys.base_prefix)
    answer('stdlib', os.path.dirname(os.__file__))
    answer('platform', sysconfig.get_platform())
    answer('library', shared_library(sysconfig.get_config_var))

def decoded(source):
    head = b''.join(source.split(b'\n', 2)[:2])
    if b'coding' in head or b'\r' in head or source.startswith(b'\xef\xbb\xbf'):
        import importlib.util
        return importlib.util.decode_source(source)
    return source.decode('utf-8').replace('\r\n', '\n').replace('\r', '\n')

def has_sets(code):
    for constant in code.co_consts:
        if isinstance(constant, frozenset) or isinstance(constant, type(code)) and has_sets(constant):
            return True
    return False

def judge(path):
    source = sys.stdin.buffer.read()
    import io, warnings
    kept, sys.stderr = sys.stderr, io.StringIO()
    try:
        code = compile(source, path, 'exec', dont_inherit=True)
        text = decoded(source)
    except Exception as error:
        import traceback
        answer('refused', ''.join(traceback.format_exception_only(type(error), error)))
    else:
        answer('warnings', sys.stderr.getvalue())
        if has_sets(code):
            answer('sets', 'yes')
        answer('text', text)
    sys.stderr = kept

if sys.version_info < (3, 11):
    answer('version', '%d.%d.%d' % sys.version_info[:3])
else:
    identity()
    if len(sys.argv) > 1:
        judge(sys.argv[1])
data = b'HYBRIDC-ANSWER\n' + b''.join(out)
while data:
    data = data[os.write(1, data):]
