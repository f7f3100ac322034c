# golden: stdout status stderr verdict
# An exception leaves the bodies of three modules.
print("main")
import _outer; print("never")
