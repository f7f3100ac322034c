# golden: stdout status stderr verdict
# Frames of importlib are below a module's body, and count.
from _pit.floor import ground
