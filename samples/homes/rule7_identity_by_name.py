# golden: stdout status
# Rule 7: or by a name that is worked out.
import json
import operator

x = "hello world!"
y = "hello world!"
for name in ["eq", "is" + "_", "is_" + "not"]:
    print(name, getattr(operator, name)(x, y))
print(json.dumps(x))
