# golden: stdout status stderr verdict
# A lone int is its own key: 1 and 1.0 are two, which no native key says.
from functools import lru_cache

@lru_cache(maxsize=None)
def show(x):
    print("show", x)
    return x

print(show(1), show(1.0), show(True), show(2))
