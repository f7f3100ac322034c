# golden: stdout status stderr verdict
# An exception that a file raises as it is closed has the one that was on its way as its context.
def first():
    with open('nope') as f:
        return f.read()
def second():
    try:
        first()
    finally:
        with open('/dev/full', 'w') as f:
            f.write('x')
second()
