# golden: stdout status verdict
# Rule 6: who only switches the collector sees no object.
import gc
import gc as collector
from gc import collect, disable as off

off()
gc.disable()


def total(n: int) -> int:
    s = 0
    for i in range(n):
        s += i * i
    return s


def caller(*args):
    print(gc.isenabled(), total(10), collector.get_threshold() == gc.get_threshold())
    gc.enable()
    gc.collect()
    collect()
    print(collector.isenabled(), total(100))


gc.set_threshold(700, 10, 10)
gc.freeze()
caller()
gc.unfreeze()
print(total(5))
