# golden: stdout status stderr verdict
"""Formulas: a tokenizer, a parser, trees, and a visitor that evaluates them."""

from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    NUMBER = auto()
    NAME = auto()
    SIGN = auto()
    END = auto()


class Token(NamedTuple):
    kind: Kind
    text: str
    at: int


class FormulaError(ValueError):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")


class Number:
    def __init__(self, value):
        self.value = value

    def accept(self, visitor):
        return visitor.number(self)


class Variable:
    def __init__(self, name):
        self.name = name

    def accept(self, visitor):
        return visitor.variable(self)


class Binary:
    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right

    def accept(self, visitor):
        return visitor.binary(self)


class Evaluator:
    def __init__(self, **names):
        self.names = names

    def number(self, node):
        return node.value

    def variable(self, node):
        return self.names[node.name]

    def binary(self, node):
        left, right = node.left.accept(self), node.right.accept(self)
        if node.sign == "+":
            return left + right
        if node.sign == "-":
            return left - right
        if node.sign == "*":
            return left * right
        return left / right


def tokens(text):
    at = 0
    while at < len(text):
        start = at
        if text[at].isspace():
            at += 1
        elif text[at].isdigit():
            while at < len(text) and (text[at].isdigit() or text[at] == "."):
                at += 1
            yield Token(Kind.NUMBER, text[start:at], start)
        elif text[at].isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
            yield Token(Kind.NAME, text[start:at], start)
        elif text[at] in "+-*/()":
            at += 1
            yield Token(Kind.SIGN, text[start:at], start)
        else:
            raise FormulaError(f"no token {text[at]!r}", at)
    yield Token(Kind.END, "", at)


class Parser:
    def __init__(self, text):
        self.tokens = list(tokens(text))
        self.place = 0

    @property
    def token(self):
        return self.tokens[self.place]

    def take(self, *texts):
        token = self.token
        if token.kind is Kind.SIGN and token.text in texts:
            self.place += 1
            return token.text
        return None

    def parse(self):
        node = self.sum()
        kind, text, at = self.token
        if kind is not Kind.END:
            raise FormulaError(f"{text!r} is too much", at)
        return node

    def sum(self):
        node = self.product()
        while sign := self.take("+", "-"):
            node = Binary(sign, node, self.product())
        return node

    def product(self):
        node = self.atom()
        while sign := self.take("*", "/"):
            node = Binary(sign, node, self.atom())
        return node

    def atom(self):
        token = self.token
        if self.take("("):
            node = self.sum()
            if self.take(")"):
                return node
            raise FormulaError("`)` is missing", self.token.at)
        self.place += 1
        if token.kind is Kind.NUMBER:
            return Number(float(token.text))
        if token.kind is Kind.NAME:
            return Variable(token.text)
        raise FormulaError(f"{token.text!r} is unexpected", token.at)


for text in ("1 + 2 * 3", "(1 + 2) * 3", "x * x + 3 * x - 7", "2 * (x", "4 $ 5", "4 5"):
    try:
        tree = Parser(text).parse()
        print(f"{text:20} {tree.accept(Evaluator(x=2.0)):g}")
    except FormulaError as error:
        print(f"{text:20} {error}")
