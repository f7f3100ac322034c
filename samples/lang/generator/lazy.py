# golden: stdout status stderr verdict
# Nothing runs before it is asked for; finally runs at close.
def source():
    print("start")
    try:
        for n in range(3):
            print("make", n)
            yield n
    finally:
        print("cleanup")


def double(numbers):
    for n in numbers:
        yield n * 2


pipeline = double(source())
print("built")
print(next(pipeline))
print(next(pipeline))
pipeline.close()
print("closed", list(pipeline))
first = (n for n in source() if n)
print(next(first))
del first
print(any(n > 0 for n in source()))
