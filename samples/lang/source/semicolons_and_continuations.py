# golden: stdout status stderr verdict
# Layout: several statements a line, backslashes, brackets, form feeds.
x = 1; y = 2; print(x + y)
if x: print("one line"); print("two")
total = x + \
    y + (
    3
    + 4
)
def f(a): return a * 2
class C: pass; z = 5
print(total, f(3), C.z, [1,
    2,  # comment
    3])
print("a" "b"
      'c', """d
e""", 0x_ff, 1_000, 0b1, 1e3, .5, 5., 1j * 1j)
