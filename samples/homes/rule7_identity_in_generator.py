# golden: stdout status
# Rule 7: a generator expression of a statement that the isolate runs asks for identity.
import json

x = 123456
xs = [x, 7]
print(any(v is x for v in xs), json.dumps(xs))
