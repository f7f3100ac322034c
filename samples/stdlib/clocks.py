# golden: stdout verdict
# The clocks of `time` go forward, and agree with one another.
import time
from time import perf_counter, process_time as used

start, begun, busy = time.time(), perf_counter(), used()
wall = time.time_ns()
total = 0
for i in range(200000):
    total += i % 7
print(total)
print(time.time() >= start > 1.6e9, perf_counter() > begun, used() >= busy, time.time_ns() >= wall > 10**18)
print(time.monotonic() >= begun, time.monotonic_ns() // 10**9 >= int(begun), time.perf_counter_ns() > 0)
print(abs(time.time() - time.time_ns() / 1e9) < 1, time.thread_time() >= 0.0, time.process_time_ns() > 0)
print(type(time.time()), type(time.time_ns()), type(time.perf_counter()))
