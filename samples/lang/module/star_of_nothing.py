# golden: stdout
# A star import that brings no name runs the module all the same.
import _hollow
from _hollow.inner import *

print(_hollow.__name__)
