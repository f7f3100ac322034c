# golden: stdout status stderr verdict
# Text files: written, read line by line, closed by `with`.
def main():
    with open('out.txt', 'w') as f:
        f.write('hello\n')
        print('x', 1, 2.5, file=f, sep='-')
        f.writelines(['a\n', 'b\n'])
    n = 0
    with open('out.txt') as g:
        for line in g:
            n += len(line)
            print(repr(line))
    print(n, g.closed, g.name, g.mode, g)
    for line in open('out.txt', encoding='utf-8'):
        print(line.rstrip())
    text = open('out.txt').read()
    print(text.split())
    try:
        open('missing/x')
    except FileNotFoundError as e:
        print(e, e.errno, e.filename)
f = open('bad')
main()
