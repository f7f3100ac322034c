# golden: stdout status stderr verdict
# Frames of nested functions count.
def start(n):
    def down(k):
        return 1 + down(k + n)

    return down(0)


start(1)
