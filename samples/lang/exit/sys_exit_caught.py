# golden: stdout status stderr verdict
# SystemExit passes `except Exception` and runs finally.
import sys


def leave(status):
    try:
        sys.exit(status)
    except Exception:
        print("never")
    finally:
        print("finally", status)


try:
    leave(5)
except SystemExit as error:
    print("caught", error.code)
leave(None)
print("never")
