class Planner:
    def plan(self, name):
        return Strength(name).stronger(weakest())


class Strength:
    def __init__(self, name):
        self.value = strengths[name]

    def stronger(self, other):
        return self.value < other.value


def weakest():
    return lowest


strengths = {"required": 0, "weak": 5}
_strength = Strength("required")
lowest = Strength("weak")
