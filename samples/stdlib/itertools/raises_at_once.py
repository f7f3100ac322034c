# golden: stdout status stderr verdict
# Arguments out of range are refused by the call.
from itertools import islice

print(list(islice([1, 2], 1)))
rest = islice([1, 2], -1)
