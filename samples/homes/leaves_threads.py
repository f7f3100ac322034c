# golden: stdout status stderr verdict
# Native leaves under threads and signal handlers: others get their turn inside native loops and recursion.
import signal
import threading
import time

MODULUS = 10**9 + 7


def mix(count):
    total = 0
    for index in range(count):
        total = (total * 31 + index) % MODULUS
    return total


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


class Late(Exception):
    pass


def on_alarm(number, frame):
    raise Late(number == signal.SIGALRM)


def tick():
    while not done:
        ticks.append(len(ticks))
        time.sleep(0.001)


results = []
workers = [threading.Thread(target=lambda n=n: results.append((n, mix(n)))) for n in (10, 2000, 30000)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(sorted(results))

done, ticks = False, []
ticker = threading.Thread(target=tick)
ticker.start()
print(mix(10**5), fib(20))
while len(ticks) < 3:
    mix(1000)
done = True
ticker.join()

signal.signal(signal.SIGALRM, on_alarm)
for endless in (lambda: mix(10**15), lambda: fib(200)):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        endless()
    except Late as late:
        print("late", late)
