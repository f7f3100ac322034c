# golden: stdout status
# Rule 7: a lambda of a statement that the isolate runs asks for identity.
import json

x = 123456
y = x
print(list(filter(lambda v: v is x, [x, y, 5])), json.dumps(1))
