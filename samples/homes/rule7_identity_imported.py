# golden: stdout status
# Rule 7: functions that ask for identity come by a star import, too.
import json
from operator import *

x = "hello world!"
y = "hello world!"
print(is_(x, y), is_not(x, json.dumps(x)), json.dumps(x))
