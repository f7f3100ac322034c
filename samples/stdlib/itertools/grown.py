# golden: stdout status stderr verdict
# A dict that has grown since its iterator was made says so, one that grows before does not.
from itertools import chain, islice

counts = {1: 2, 3: 4}
print(list(islice(counts, 1)))
later = chain(counts, [9])
kept = islice(counts, 2)
counts[5] = 6
print(list(later))
print(list(kept))
