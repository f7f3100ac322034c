# golden: stdout status stderr verdict
# An exception class without arguments.
def stop():
    raise NotImplementedError


stop()
