# golden: stdout
# A bool is an int in arithmetic, and stays a bool elsewhere.
flag = 2 > 1  # reveal: bool
both = flag & True  # reveal: bool
count = flag + flag  # reveal: int
mixed = [True, 2]  # reveal: list[bool | int]
first = mixed[0]  # reveal: bool | int
largest = max(flag, 3)  # reveal: bool | int
print(flag, both, count, mixed, first, largest)
