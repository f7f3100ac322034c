# golden: stdout status stderr verdict
# Comparison methods: reflection, subclasses, identity, what containers ask and how often.
class Plain:
    pass

q = Plain()
try:
    sorted([q, Plain()])
except TypeError as e:
    print(e)
