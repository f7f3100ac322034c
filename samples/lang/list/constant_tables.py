# golden: verdict stdout
# Large displays of constants are data, read by the type of what they hold; a list is made anew each time.
def ints():
    return [0, 1, 127, 128, -128, -129, 255, 256, 65535, -65536, 2147483648, 4611686018427387904, 9223372036854775808,
            -9223372036854775808, 18446744073709551616, 1000000000000000000000000000000, 1, 2, 3, 4, 5, 6, 7, 8, 9,
            10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]


def rows():
    return [
        [1, -2, 3.5, None, True, "é", b"ab", -0.0, 1e999, "x" "y", 3j, ...],
        ["a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c"],
        [],
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
    ]


a, b = rows(), rows()
a[0].append("changed")
a[2].append(7)
print(a, b, a[1] == b[1], sep="\n")
print(ints())
TABLE = [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12], [1, 2, 3, 4, 5, 6], [7, 8, 9], [1, 2], [7, 8, 9, 10, 11, 12]]
TABLE[0][0] = 100
print(TABLE, [sum(row) for row in TABLE])
