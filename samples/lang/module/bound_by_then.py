# golden: stdout status stderr verdict
# static: Planner.plan, Strength.__init__, run
# What functions of another module read is bound once its body has run.
from _constraints import Planner


def run():
    return [Planner().plan(name) for name in ("required", "weak")]


print(run())
