# golden: stdout status stderr verdict
# Native recursion on threads whose own stack is small, as deep as the program allows: a frame of CPython takes none of it.
import sys
import threading


def count(n, text):
    if n == 0:
        return len(text)
    below = count(n - 1, text + str(n % 10) if len(text) < 5 else text[1:])
    return below % 7 + n


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


results = {}


def work(name, depth):
    try:
        results[name] = (count(depth, "y"), even(depth))
    except RecursionError as error:
        results[name] = str(error)


def run(*threads):
    started = [threading.Thread(target=work, args=each) for each in threads]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    print(sorted(results.items()))


run(("default", 900), ("beyond", 5000))
sys.setrecursionlimit(200000)
run(("large", 150000), ("beyond", 300000))
threading.stack_size(65536)
run(("small stack", 100000), ("again", 100001), ("third", 7))
print(count(150000, "main"))
