# golden: stdout
# What `type` gives for a method that is kept.
class A:
    def f(self): return 1
m = A().f
print(type(m), type(m).__name__, m.__class__)
