# golden: stdout status stderr verdict
# An import in a function at some depth: the frames below the body count, once.
def down(n):
    if n == 0:
        import _counts

        return _counts.depth
    return down(n - 1) + 1


print(down(900))
import _counts

print(_counts.f(980))
