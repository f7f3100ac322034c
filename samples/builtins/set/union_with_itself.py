# golden: stdout verdict
# A set among the operands of its own `union` makes no room in the result: the order shows the size of the table.
numbers = {8, 16, 24, 32, 40, 3}
frozen = frozenset(numbers)
print(numbers.union([48], numbers), numbers.union([48], {8, 16, 24, 32, 40, 3}), numbers.union(numbers, [48]))
print(frozen.union([48], frozen), frozen.union(frozen, [48]))
