# golden: stdout status stderr verdict
# static: expression, term, factor
# Three functions that call each other, results inferred together.
def expression(text, at):
    value, at = term(text, at)
    while at < len(text) and text[at] in "+-":
        operator = text[at]
        right, at = term(text, at + 1)
        value = value + right if operator == "+" else value - right
    return value, at


def term(text, at):
    value, at = factor(text, at)
    while at < len(text) and text[at] == "*":
        right, at = factor(text, at + 1)
        value *= right
    return value, at


def factor(text, at):
    if text[at] == "(":
        value, at = expression(text, at + 1)
        return value, at + 1
    start = at
    while at < len(text) and text[at].isdigit():
        at += 1
    return int(text[start:at]), at


for text in ("1+2*3", "(1+2)*3", "2*(3-(4-5))*10", "99999999999*99999999999"):
    print(text, "=", expression(text, 0)[0])
