# golden: stdout status stderr verdict
# static: first_even
# deferred: push, merge
# `*args` is a new tuple and `**kwargs` a new dict, but what is in them is shared.


def push(*stacks, **named):
    for stack in stacks:
        stack.append(len(stack))
    for name in named:
        named[name] = None
    return len(stacks) + len(named)


def merge(target, *sources):
    for source in sources:
        target.update(source)
    return target


def first_even(limit: int) -> int:
    for n in range(1, limit):
        if n % 2 == 0:
            return n
    return -1


left, right = [], [10]
options = {"a": 1, "b": 2}
print(push(left, right, left, **options))
print(left, right, options)
base = {"x": first_even(5)}
alias = base
print(merge(base, {"y": 2}, {"x": 3}) is alias, alias)
