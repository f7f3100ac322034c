# golden: stdout status verdict
# The name of the default is bound again: the default stays the function it was.
import threading

def step(x):
    return x + 1

def walk(x, step=step):
    return step(step(x))

def change():
    global step
    step = lambda x: x * 100

print(walk(1), walk(1, step))
thread = threading.Thread(target=change)
thread.start()
thread.join()
print(walk(1), walk(1, step), step(1))
