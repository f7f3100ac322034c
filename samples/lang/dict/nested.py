# golden: stdout status stderr verdict
# Dicts of lists and dicts of dicts.
def group(words):
    groups = {}
    for word in words:
        groups.setdefault(len(word), []).append(word)
    return groups


def count_pairs(text):
    table = {}
    for left, right in zip(text, text[1:]):
        if left not in table:
            table[left] = {}
        table[left][right] = table[left].get(right, 0) + 1
    return table


print(group(["one", "two", "three", "four", "five", "six"]))
print(count_pairs("abracadabra"))
tree = {"value": 1, "children": [{"value": 2, "children": []}, {"value": 3, "children": []}]}


def total(node):
    result = node["value"]
    for child in node["children"]:
        result += total(child)
    return result


tree["children"][0]["children"].append({"value": 10, "children": []})
print(total(tree), tree)
