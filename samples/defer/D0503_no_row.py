# golden: stdout verdict
# deferred: pad
def pad(data):
    return data.zfill(6)


print(pad(b"-42"))
