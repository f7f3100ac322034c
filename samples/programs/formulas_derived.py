# golden: stdout status stderr verdict
"""Formulas as trees, and visitors that print, evaluate and derive them."""


class Node:
    def accept(self, visitor):
        raise NotImplementedError

    def __add__(self, other):
        return Binary("+", self, other)

    def __mul__(self, other):
        return Binary("*", self, other)

    def __eq__(self, other):
        return isinstance(other, Node) and self.accept(Printer()) == other.accept(Printer())

    def __str__(self):
        return self.accept(Printer())


class Number(Node):
    def __init__(self, value):
        self.value = value

    def accept(self, visitor):
        return visitor.number(self)


class Variable(Node):
    def __init__(self, name):
        self.name = name

    def accept(self, visitor):
        return visitor.variable(self)


class Binary(Node):
    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right

    def accept(self, visitor):
        return visitor.binary(self)


class Printer:
    LEVELS = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

    def number(self, node):
        return f"{node.value:g}"

    def variable(self, node):
        return node.name

    def binary(self, node):
        level = self.LEVELS[node.sign]
        parts = []
        for child in (node.left, node.right):
            text = child.accept(self)
            if isinstance(child, Binary) and self.LEVELS[child.sign] < level:
                text = f"({text})"
            parts.append(text)
        return f" {node.sign} ".join(parts)


class Evaluator:
    def __init__(self, **names):
        self.names = names

    def number(self, node):
        return node.value

    def variable(self, node):
        if node.name not in self.names:
            raise KeyError(node.name)
        return self.names[node.name]

    def binary(self, node):
        left, right = node.left.accept(self), node.right.accept(self)
        if node.sign == "+":
            return left + right
        if node.sign == "-":
            return left - right
        if node.sign == "*":
            return left * right
        return left / right if node.sign == "/" else left**right


class Derivative:
    def __init__(self, name):
        self.name = name

    def number(self, node):
        return Number(0.0)

    def variable(self, node):
        return Number(1.0 if node.name == self.name else 0.0)

    def binary(self, node):
        left, right = node.left.accept(self), node.right.accept(self)
        if node.sign == "*":
            return simple(left * node.right + node.left * right)
        if node.sign in ("+", "-"):
            return simple(Binary(node.sign, left, right))
        raise ValueError(f"no rule for {node.sign}")


def simple(node):
    if not isinstance(node, Binary):
        return node
    left, right = simple(node.left), simple(node.right)
    if isinstance(left, Number) and isinstance(right, Number):
        return Number(Binary(node.sign, left, right).accept(Evaluator()))
    if node.sign == "*" and Number(0.0) in (left, right):
        return Number(0.0)
    if node.sign == "*" and isinstance(left, Number) and left.value == 1:
        return right
    if node.sign in ("+", "-") and isinstance(right, Number) and right.value == 0:
        return left
    return Binary(node.sign, left, right)


x, y = Variable("x"), Variable("y")
for tree in (x * x, x * x + Number(3.0) * x + y, (x + y) * (x + Number(1.0)), Binary("/", x, y)):
    try:
        derived = tree.accept(Derivative("x"))
        print(f"{tree!s:24} {derived!s:24} {derived.accept(Evaluator(x=2.0, y=5.0)):g}")
    except ValueError as error:
        print(f"{tree!s:24} {error}")
print(x * y == x * y, x == y, y in [x, x * y], y in [x, y], simple(Number(2.0) * Number(4.0)))
