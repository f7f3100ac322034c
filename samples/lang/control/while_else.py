# golden: stdout status stderr verdict
# The same for while.
def collatz(n, limit):
    steps = 0
    while n != 1:
        if steps == limit:
            print("gave up")
            break
        n = n * 3 + 1 if n % 2 else n // 2
        steps += 1
    else:
        print("done")
    return steps


print(collatz(6, 100), collatz(27, 10), collatz(1, 0))
n = 10
while n:
    n -= 1
    if n % 2:
        continue
    if n == 4:
        break
    print(n, end=" ")
else:
    print("never")
print(n)
while True:
    n += 1
    if n > 6:
        break
print(n)
