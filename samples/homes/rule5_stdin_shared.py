# golden: stdout status stderr verdict
# Rule 5: one stdin; who reads first takes the line.
import os
import sys


def read_rest(stream, *prefixes):
    return [os.path.basename(line.strip()) for line in stream if line.startswith(prefixes)]


def header(n: int) -> list[str]:
    return [input() for _ in range(n)]


print(header(2))
print(sys.stdin.readline().strip())
print(read_rest(sys.stdin, "a", "b"))
try:
    input()
except EOFError:
    print("nothing left")
