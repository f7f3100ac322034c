# golden: stdout status stderr verdict
def fields(line):
    return line.split(",")


print(fields("a,b,,c"), fields(""), fields("none"), " a  b ".split(), "".split(), "a b c".split(" ", 1), "a b c".rsplit(" ", 1), "a--b--c".split("--"))
print("one\ntwo\r\nthree".splitlines(), "a\n\n".splitlines(), "x\ny".splitlines(True), " x y z".split(None, 1), "k=v=w".partition("="), "k".partition("="), "k=v=w".rpartition("="))
total = 0
for word in "10 20 30".split():
    total += int(word)
print(total, [len(w) for w in "to be or not".split()], "tab\tsep and\u3000wide".split())
"a".split("")
