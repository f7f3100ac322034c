# golden: stdout verdict
# deferred: count
def count(*values, **named):
    return len(values) + len(named)


print(count(1, 2, x=3), eval("count(1)"))
