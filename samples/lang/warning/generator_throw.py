# golden: stdout stderr
# The signature of `throw` with several arguments is deprecated since 3.12.
def numbers():
    try:
        yield 1
    except ValueError as error:
        print("got", error)
        yield 2


steps = numbers()
print(next(steps), steps.throw(ValueError, ValueError("x")))
