# golden: stdout status verdict
# A function that may wait until another thread changes its list gets no copy of it.
import threading

def waits(flags):
    n = 0
    while not flags:
        n += 1
    for flag in flags:
        n += flag * 0 + 1
    return n > 0

def waits_by_index(flags):
    for _ in range(10**9):
        if flags[0]:
            return True
    return False

flags = []
thread = threading.Timer(0.05, flags.append, (1,))
thread.start()
print(waits(flags))
thread.join()
flags[0] = 0
thread = threading.Timer(0.05, flags.__setitem__, (0, 1))
thread.start()
print(waits_by_index(flags))
thread.join()
