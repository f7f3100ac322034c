# golden: stdout verdict
# deferred: countdown
def countdown(n):
    while n:
        yield n
        n -= 1


print(list(countdown(3)))
