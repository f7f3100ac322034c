# golden: stdout stderr status
# Of a long list only some items are no constants: the others are data.
import json


def row(n: int, text: str) -> list[int]:
    return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32, n, 34, int(text), 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54,
            55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, n // len(text)]


k = 5
TABLE = [[1, 2, 3, 4, 5, 6, 7, 8], [9, 10, 11, 12, 13, 14, 15, 16], [1, 2, 3, 4, 5, 6, 7, 8], [9, 10, 11, 12, 13, 14],
         [1, 2, 3, 4, 5, 6, 7, 8], [k, 10], [9, 10, 11, 12, 13, 14, 15, 16], [], ["a"], [1.5, None], [1], [2], [3],
         [4], [5], [6], [7], [8], [9], [10], [11], [12], [13], [14], [15], [16], [17], [18], [19], [20], [21], [22]]
print(row(33, "35"), len(row(1, "1")), row(1, "2") is row(1, "2"))
TABLE[5][0] += 1
print(json.dumps(TABLE), json.dumps(row(3, "4")))
for text in ("", "x"):
    try:
        print(row(1, text))
    except ValueError as e:
        print(e)
