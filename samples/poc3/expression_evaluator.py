# golden: stdout status stderr verdict crossings
# static: is_name_start, precedence, apply_operator, gcd
# deferred: check, call_function, evaluate
# crossings: in out
# Tokens, shunting yard, a stack machine; Python's own eval is the judge.
from typing import Any

HISTORY = []
NAMES = {"x": 3, "y": 4, "ten": 10}


def is_name_start(letter):
    return "a" <= letter <= "z" or "A" <= letter <= "Z" or letter == "_"


def precedence(operator: str) -> int:
    if operator == "+" or operator == "-":
        return 1
    if operator == "*" or operator == "/" or operator == "%":
        return 2
    return 0


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def apply_operator(operator: str, left: int, right: int) -> int:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    if operator == "/":
        return left // right
    return left % right


def tokens_of(text):
    tokens = []
    at = 0
    while at < len(text):
        letter = text[at]
        if letter == " ":
            at += 1
            continue
        end = at + 1
        if letter.isdigit():
            while end < len(text) and text[end].isdigit():
                end += 1
        elif is_name_start(letter):
            while end < len(text) and is_name_start(text[end]):
                end += 1
        tokens.append(text[at:end])
        at = end
    return tokens


def to_postfix(tokens):
    output = []
    waiting = []
    for token in tokens:
        if token.isdigit() or is_name_start(token[0]):
            output.append(token)
        elif token == "(":
            waiting.append(token)
        elif token == ")":
            while waiting[-1] != "(":
                output.append(waiting.pop())
            waiting.pop()
        else:
            while waiting and precedence(waiting[-1]) >= precedence(token):
                output.append(waiting.pop())
            waiting.append(token)
    while waiting:
        output.append(waiting.pop())
    return output


def evaluate(postfix, names: dict[str, Any]) -> Any:
    stack: list[Any] = []
    for token in postfix:
        if token.isdigit():
            stack.append(int(token))
        elif is_name_start(token[0]):
            stack.append(names[token])
        else:
            right = stack.pop()
            left = stack.pop()
            stack.append(apply_operator(token, left, right))
    HISTORY.append(stack[0])
    return stack.pop()


def check(text, value, **names):
    expected = eval(text.replace("/", "//"), {}, names)
    return "ok" if expected == value else f"wrong, Python says {expected}"


def call_function(name, *args):
    return globals()[name](*args)


def solve(text):
    postfix = to_postfix(tokens_of(text))
    value = evaluate(postfix, NAMES)
    print(f"{text:24} {' '.join(postfix):22} {value:6} {check(text, value, **NAMES)}")
    return value


total = 0
for text in ["1 + 2 * 3", "(1 + 2) * 3", "x * x + y * y", "100 / 7 % 5", "2 * (3 + (4 - ten)) * x", "0 - 7 / 2"]:
    total += solve(text)
NAMES["x"] = -3
total += solve("x * x * x")
print("total", total, HISTORY, call_function("gcd", 1071, 462))
try:
    solve("1 / (y - 4)")
except ZeroDivisionError as error:
    print("error:", error, len(HISTORY))
solve("1 + unknown")
