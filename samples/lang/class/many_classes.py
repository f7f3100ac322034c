# golden: stdout status stderr verdict
# A tree of more classes than a union of builtin types has members, evaluated and shown.
class Node:
    def eval(self, env):
        raise NotImplementedError("eval of " + type(self).__name__)
class Number(Node):
    def __init__(self, value):
        self.value = value
    def eval(self, env):
        return self.value
class Name(Number):
    def eval(self, env):
        return env[self.value]
class Binary(Node):
    def __init__(self, left, right):
        self.left, self.right = left, right
    def eval(self, env):
        return self.apply(self.left.eval(env), self.right.eval(env))
class Add(Binary):
    def apply(self, left, right):
        return left + right
class Sub(Binary):
    def apply(self, left, right):
        return left - right
class Mul(Binary):
    def apply(self, left, right):
        return left * right
class Less(Binary):
    def apply(self, left, right):
        return 1 if left < right else 0
class Neg(Node):
    def __init__(self, operand):
        self.operand = operand
    def eval(self, env):
        return -self.operand.eval(env)
class If(Node):
    def __init__(self, test, then, orelse=None):
        self.test, self.then, self.orelse = test, then, orelse
    def eval(self, env):
        if self.test.eval(env):
            return self.then.eval(env)
        return self.orelse.eval(env) if self.orelse is not None else 0


def show(node):
    if isinstance(node, Number):
        return str(node.value)
    if isinstance(node, Binary):
        return f"{type(node).__name__}({show(node.left)}, {show(node.right)})"
    return "-" + show(node.operand) if isinstance(node, Neg) else type(node).__name__


x = Name("x")
trees = [Add(Number(1), Mul(x, Number(3))), Sub(Neg(x), Number(2)), If(Less(x, Number(10)), x), Node()]
for tree in trees + [If(Number(0), x), If(Number(0), x, Neg(x))]:
    try:
        print(show(tree), tree.eval({"x": 5}))
    except NotImplementedError as error:
        print(type(error).__name__, error)
