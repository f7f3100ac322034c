# golden: stdout verdict
# deferred: <module>
if len("x"):
    from calendar import *

print(isleap(2024))
