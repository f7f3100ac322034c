# golden: stdout status stderr verdict
# What a function of another module reads may be unbound where something that it has been given to calls it.
import _handles_early
from _handlers import run

run()
print(_handles_early.Late().run())
