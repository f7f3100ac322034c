# golden: stdout status stderr verdict
# sys.exit with a text: stderr, status 1.
import sys


def main():
    print("working")
    sys.exit("cannot go on")


main()
