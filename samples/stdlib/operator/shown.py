# golden: stdout status stderr verdict
# What shows that a function of operator is one in C is CPython's.
import operator

plus = operator.add
print(plus, plus.__doc__, plus(1, 2))
