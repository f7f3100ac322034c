# golden: stdout status stderr verdict
# Exit handlers run last to first, after the traceback is printed.
import atexit

atexit.register(print, "first registered")
atexit.register(lambda: print("second registered"))
print("main")
1 / 0
