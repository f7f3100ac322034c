# golden: stdout stderr status verdict
# One below the smallest C long, in a function, on the way out of `finally`.
def leave(status):
    try:
        raise SystemExit(status)
    finally:
        print("finally")


leave(-(2**63) - 1)
