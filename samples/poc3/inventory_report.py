# golden: stdout status stderr verdict crossings
# static: with_tax, money, bar, column, reorder_quantity
# deferred: add_item, apply_rules, describe
# crossings: in out
# Stock of a small shop: items come in with free-form details, the arithmetic is plain.
from typing import Any

STOCK = []
BY_NAME = {}


def with_tax(cents: int, percent: int) -> int:
    return cents + (cents * percent + 50) // 100


def money(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    cents = abs(cents)
    whole = cents // 100
    groups = []
    while whole >= 1000:
        groups.insert(0, f"{whole % 1000:03d}")
        whole //= 1000
    groups.insert(0, str(whole))
    return f"{sign}{','.join(groups)}.{cents % 100:02d}"


def bar(value: int, largest: int, width: int = 20) -> str:
    if largest == 0:
        return ""
    filled = value * width // largest
    return "#" * filled + "." * (width - filled)


def column(text, width, right=False):
    if len(text) > width:
        return text[: width - 1] + "~"
    return text.rjust(width) if right else text.ljust(width)


def reorder_quantity(count, sold_per_week, weeks):
    needed = sold_per_week * weeks
    quantity = 0
    while count + quantity < needed:
        quantity += 12
    return quantity


def add_item(name, count, cents, *tags, **details):
    item = {"name": name, "count": count, "cents": cents, "tags": list(tags)}
    item.update(details)
    STOCK.append(item)
    BY_NAME[name] = item
    return item


def describe(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {describe(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + " ".join(describe(one) for one in value) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and value >= 1000:
        return money(value)
    return str(value)


def apply_rules(item, *rules):
    for rule in rules:
        rule(item)
    return item["cents"]


def discount(percent):
    def rule(item):
        item["cents"] = with_tax(item["cents"], -percent)

    return rule


def mark_rare(item):
    if item["count"] < 5 and "rare" not in item["tags"]:
        item["tags"].append("rare")


def report(title):
    print(f"== {title} ==")
    largest = 0
    total = 0
    for item in STOCK:
        largest = max(largest, item["count"])
        total += item["count"] * with_tax(item["cents"], 19)
    for item in STOCK:
        name = column(item["name"], 14)
        price = column(money(item["cents"]), 12, right=True)
        print(name, price, bar(item["count"], largest), item["count"])
    print(column("worth", 14), column(money(total), 12, right=True))


add_item("copper kettle", 7, 4599, "kitchen", weight=1.5)
add_item("grand piano", 2, 1_249_900, "music", "heavy", insured=True)
lamp = add_item("lamp", 31, 1995)
report("before")

# The item in the list, in the dict and in `lamp` is one and the same.
lamp["count"] -= 11
BY_NAME["grand piano"]["count"] = 1
for item in STOCK:
    apply_rules(item, discount(10), mark_rare)
report("after the sale")
for item in STOCK:
    print(describe(item))
STOCK[2]["shelf"] = "front"
print(BY_NAME["lamp"]["shelf"], lamp["shelf"], money(-5), money(0))
for weeks in range(1, 4):
    print(weeks, reorder_quantity(lamp["count"], 9, weeks))
