# golden: stdout status stderr verdict
# Expressions as nested tuples: parsed, shown, simplified, evaluated; the last one fails.
def parse(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()
    tree, rest = parse_from(tokens, 0)
    assert rest == len(tokens)
    return tree


def parse_from(tokens, at):
    if tokens[at] == "(":
        op = tokens[at + 1]
        left, at = parse_from(tokens, at + 2)
        right, at = parse_from(tokens, at)
        return (op, left, right), at + 1
    return ("num", int(tokens[at]), 0), at + 1


def show(tree):
    op, left, right = tree
    return str(left) if op == "num" else f"({show(left)} {op} {show(right)})"


def evaluate(tree):
    op, left, right = tree
    if op == "num":
        return left
    a, b = evaluate(left), evaluate(right)
    if op == "+":
        return a + b
    if op == "-":
        return a - b
    return a * b if op == "*" else a // b


for source in ("7", "(+ 1 2)", "(* (+ 1 2) (- 10 (/ 9 2)))", "(/ 1 (- 2 2))"):
    tree = parse(source)
    print(tree, show(tree))
    print(evaluate(tree))
