# golden: stdout status stderr verdict
# Iterators in defaults, results, tuples, classes; taken by several at once.
def f():
    a, b = iter([1, 2]), iter("xy")
    return [next(a), next(b)]
print(f())
def g(n, it=iter([1,2,3,4])):
    return [next(it) for _ in range(n)]
print(g(2), g(1))
its = [iter(x) for x in ([1,2],[3,4])]
print([next(i) for i in its], [list(i) for i in its])
def pairs(xs):
    return zip(xs, xs[1:])
print(list(pairs([1,2,3])), dict(pairs("abc")))
p = pairs([1,2,3]); print(next(p), list(p))
def which(flag):
    if flag:
        return iter([1])
    return zip([1],[2])
print(list(which(True)), list(which(False)))
def gen():
    it = iter([1,2,3])
    yield next(it)
    yield from it
print(list(gen()))
lam = lambda xs: iter(xs)
print(next(lam([5])))
t = (iter([1]), 2)
print(next(t[0]), t[1])
s = {1: iter("ab")}
print(next(s[1]), next(s[1]))
import sys
try:
    next(iter(5))
except TypeError as e: print(e)
global_it = iter([1,2,3])
def use():
    return next(global_it)
print(use(), use())
it = iter([10, 20])
x = next(it) + next(it)
print(x)
it = iter([1, 2, 3, 4])
for a, b in zip(it, it): print(a, b)
it = iter([1, 2, 3])
print([*it], [*it])
class A:
    shared = iter([7, 8])
print(next(A.shared), next(A().shared))
lists = iter([[1], [2]])
next(lists).append(5)
print(next(lists))
