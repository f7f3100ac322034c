# golden: stdout status stderr verdict
# Functions of operator in dicts, lists, attributes, arguments: no frames of their own.
import operator
from functools import reduce
from itertools import accumulate, compress
from operator import add

operations = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}

def evaluate(text):
    stack = []
    for token in text.split():
        if token in operations:
            right = stack.pop()
            left = stack.pop()
            stack.append(operations[token](left, right))
        else:
            stack.append(float(token))
    return stack.pop()

print(evaluate("3 4 + 2 * 7 /"))

class Test:
    def __init__(self, name, run):
        self.name = name
        self.run = run

for test in [Test("lt", operator.lt), Test("ge", operator.ge), Test("ne", operator.ne)]:
    print(test.name, test.run(1, 2), test.run("b", "a"), test.run.__name__)

def apply(function, left, right):
    return function(left, right)

print(apply(operator.floordiv, 7, 2), apply(operator.mod, -7, 4), apply(operator.and_, 6, 3))
print([f(5, 2) for f in [add, operator.sub, operator.xor]], operator.add(2, 3), add("a", "b"))
print(list(accumulate([1, 2, 3], operator.mul)), list(compress("abc", [1, 0, 1])), reduce(add, [1, 2, 3]))
print(apply(operator.contains, [1, 2], 2), apply(operator.getitem, "abc", 1))
print(evaluate("1 0 /"))
