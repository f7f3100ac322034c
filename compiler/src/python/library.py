# Asked of the target interpreter: what does a traceback show inside of the library where each of these calls
# fails? The name of a module comes as the argument, calls come on stdin, one a line. For each call one field
# `call` with its text, then for each entry, outermost first, fields `function`, `file`, `place` (line, column,
# last line, column behind) and `shown`, as shown.py gives it.
import importlib, io, os, sys
module = importlib.import_module(sys.argv[1])

def entries(call):
    try:
        eval(call, {sys.argv[1]: module})
    except Exception as error:
        traceback = error.__traceback__.tb_next.tb_next
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == '<string>':
            # A function of the call itself.
            traceback = traceback.tb_next
            continue
        line, last, column, end = list(code.co_positions())[traceback.tb_lasti // 2]
        kept, sys.stderr = sys.stderr, io.StringIO()
        rest, traceback.tb_next = traceback.tb_next, None
        sys.__excepthook__(ValueError, ValueError(), traceback)
        text, sys.stderr = sys.stderr.getvalue(), kept
        yield 'function', code.co_name
        yield 'file', code.co_filename
        yield 'place', '%d %d %d %d' % (line, column, last, end)
        yield 'shown', ''.join(text.splitlines(True)[2:-1])
        traceback = rest

answers = []
for call in sys.stdin.read().splitlines():
    answers.append(('call', call))
    answers.extend(entries(call))
data = b'HYBRIDC-ANSWER\n'
for name, value in answers:
    value = value.encode('utf-8', 'surrogateescape')
    data += b'%s %d\n' % (name.encode(), len(value)) + value
while data:
    data = data[os.write(1, data):]
