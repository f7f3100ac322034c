from .inner import *

print("hollow")
