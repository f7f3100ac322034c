# golden: stdout status stderr verdict
# A function known to keep nothing may be given a copy.
import json


def squares(n: int) -> dict[str, list[int]]:
    table = {}
    for k in range(n):
        table[str(k)] = [k, k * k]
    return table


table = squares(3)
text = json.dumps(table)
table["0"].append("after")
print(text, json.dumps([1.0, None, True, "é\n", {"b": [], "a": {}}]), json.dumps(table, sort_keys=True, indent=1))
again = json.loads(text)
again["1"].append(5)
print(table["1"], again["1"], again == squares(3))
