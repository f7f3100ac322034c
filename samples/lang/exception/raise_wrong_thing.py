# golden: stdout status stderr verdict
# Raising what is no exception.
for thing in (5, "text", int):
    try:
        raise thing
    except TypeError as error:
        print(error)
try:
    raise ValueError("a") from 5
except TypeError as error:
    print(error)
raise "uncaught"
