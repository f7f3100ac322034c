# golden: stdout status stderr verdict
# Sizes that no memory holds are refused at once, and the program goes on.
def text(n: int) -> None:
    for place in range(10):
        try:
            if place == 0:
                print(len(f"{1:>{n}}"))
            elif place == 1:
                print(len(f"{'a':^{n}}"), len(f"{1.5:{n}}"))
            elif place == 2:
                print(len("%*d" % (n, 1)))
            elif place == 3:
                print(len("%*s" % (n, "x")))
            elif place == 4:
                print(len("{:>{}}".format(1, n)), len(format(1, str(n))))
            elif place == 5:
                print(len((5).to_bytes(n, "big")))
            elif place == 6:
                print(len(bytes(n)))
            elif place == 7:
                print(len(bytes(range(n))) if n > 2**62 else 0)
            elif place == 8:
                print(len("-7".zfill(n)), len("a" * n), len(b"ab" * n))
            else:
                print((5 << n).bit_length() if abs(n) > 10**16 else (5 << 7))
        except Exception as e:
            print(n, place, type(e).__name__, str(e))


for n in (0, 70, 10**15, 2**62, 2**63 - 34, 2**63 - 33, 2**63 - 1, 2**63, 10**30, -5, -(2**63), -(10**30)):
    text(n)
for step in range(6):
    try:
        if step == 0:
            print(len(("a" * 10**6).replace("a", "b" * 10**8)))
        elif step == 1:
            print(len(("a" * 10**6).replace("", "b" * 10**8)))
        elif step == 2:
            print(len(("b" * 10**8).join(["a"] * 10**6)))
        elif step == 3:
            print(len((b"a" * 10**6).replace(b"a", b"b" * 10**8)))
        elif step == 4:
            print(len((b"b" * 10**8).join([b"a"] * 10**6)))
        else:
            print(len(("\t" * 10**6).expandtabs(2**31 - 1)))
    except Exception as e:
        print(step, type(e).__name__, str(e))
print(len([0] * 0 * 10**15), len("" * 10**15), len(b"" * 10**15))
