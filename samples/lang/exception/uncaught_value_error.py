# golden: stdout status stderr verdict
# raise with a message.
def check(age):
    if age < 0:
        raise ValueError(f"age must not be negative: {age}")
    return age


print(check(3))
check(-1)
