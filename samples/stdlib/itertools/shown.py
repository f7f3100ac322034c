# golden: stdout status stderr verdict
# What shows which class an iterator has is CPython's.
import itertools

print(itertools.count(5), type(itertools.chain([1])).__name__)
