# golden: stdout status stderr verdict
# Rule 5: output of both halves has one order.
import sys


def dynamic(*args, **kwargs):
    print("dynamic", *args, **kwargs)
    sys.stdout.write("written\n")


def plain(n: int) -> None:
    for k in range(n):
        print("plain", k, end=" ")
        dynamic(k, sep="-")
    print("plain end")


plain(2)
real = sys.stdout


class Upper:
    def write(self, text):
        return real.write(text.upper())

    def flush(self):
        real.flush()


sys.stdout = Upper()
plain(1)
sys.stdout = real
plain(1)
