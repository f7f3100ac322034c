# golden: stdout
# Large displays of constants whose values the isolate keeps: made there from the same data, every kind of constant.
import json

def dicts():
    return {
        "a": {"b": [1, 2, 3], "c": {}},
        "d": {"b": [4, 5, 6, 7, 8, 9, 10, 11, 12], "c": {1: 2, 3: 4, 5: 6, 7: 8}},
        "e": {"b": [0, 0, 0, 0, 0, 0, 0, 0, 0], "c": {}},
    }


def sets():
    return {0, 3, 11, 19, 27, 35, 43, 51, 59, 67, 75, 83, 91, 99, 107, 115, 123, 131, 139, 147, 155, 163, 171, 179,
            187, 195, 203, 211, 219, 227, 235, 243, 251}


def one():
    return (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32)


d = dicts()
d["a"]["b"].append(99)
print(d == dicts(), dicts()["a"], sets(), len(one()), one()[3:5])
SHAPE = ((1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11, 12), (1, 2, 3), ("a", "b"), (1.5, None), (), ((1, (2,)), 3))
ODD = [1, "a", None, 2.5, (1, 2), (3, "b"), [1], {"k": 1}, {1, 2, 3}, b"x", True, ..., 3j, (), [], {}, "q", 5, 6, 7, 8,
       9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 10**30, -(10**20), -0.0, 1e999]
print(SHAPE, ODD, sep="\n")
print(json.dumps([SHAPE, dicts(), sorted(sets()), ODD[13:14] + ODD[-4:], one()]))
