# golden: stdout status stderr verdict
# Reads its lines from stdin until there are none.
name = input("name? ")
print("hello", name)
numbers = []
while True:
    try:
        line = input()
    except EOFError as error:
        print(error)
        break
    if line.strip():
        numbers.append(int(line))
print(numbers, sum(numbers))
input("more? ")
