# golden: stdout status stderr verdict
# static: fib
# No annotation anywhere: the call says it all.
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(24))
print(fib(5) + fib(10))
