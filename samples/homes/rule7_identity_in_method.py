# golden: stdout status
# Rule 7: a method asks for identity.
import json


class Box:
    def __init__(self, value):
        self.value = value

    def holds(self, value):
        return self.value is value


x = 123456
box = Box(x)
print(box.holds(x), json.dumps(1))
