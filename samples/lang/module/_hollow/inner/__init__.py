from ._bare import *

print("inner")
