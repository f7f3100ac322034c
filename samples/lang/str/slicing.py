# golden: stdout status stderr verdict
# Every kind of slice.
def cut(s, a, b, step):
    return s[a:b:step]


s = "abcdefgh"
for a in (None, 0, 2, -3, 20):
    for b in (None, 5, -1, -20):
        print(a, b, cut(s, a, b, 1), cut(s, a, b, 2), cut(s, a, b, -1))
print(s[3], s[-8], s[:], s[5:2] == "", s[::3], s[::-3], s[-2:])
print(cut(s, 1, 5, 0))
