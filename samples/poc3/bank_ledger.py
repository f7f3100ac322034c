# golden: stdout status stderr verdict crossings
# static: interest, check_digit, shown
# wanted: months_until
# deferred: post, Account.__setattr__, batch
# crossings: in out
# Accounts whose every change is written down, and money in plain integers.
import sys

JOURNAL = []


def interest(cents: int, basis_points: int) -> int:
    # Half up, as on paper.
    return (cents * basis_points + 5000) // 10000


def check_digit(number: str) -> int:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit)
        if place % 2 == 0:
            value *= 2
            if value > 9:
                value -= 9
        total += value
    return (10 - total % 10) % 10


def shown(cents):
    if cents < 0:
        return f"({shown(-cents)})"
    return f"{cents // 100}.{cents % 100:02d}"


def months_until(cents, goal, basis_points):
    months = 0
    while cents < goal:
        gain = interest(cents, basis_points)
        if gain == 0:
            return None
        cents += gain
        months += 1
    return months


class Account:
    def __init__(self, number, owner):
        object.__setattr__(self, "number", number + str(check_digit(number)))
        object.__setattr__(self, "owner", owner)
        object.__setattr__(self, "balance", 0)

    def __setattr__(self, name, value):
        if name != "balance":
            raise AttributeError(f"{name} of {self.number} is fixed")
        old = self.balance
        object.__setattr__(self, name, value)
        JOURNAL.append((self.owner, old, value))


def post(account, *amounts, **details):
    for amount in amounts:
        account.balance += amount
    if details.get("fee"):
        account.balance -= interest(sum(amounts), 100)
    return account.balance


def batch(entries, **accounts):
    failed = []
    for name, action, *args in entries:
        try:
            getattr(sys.modules[__name__], action)(accounts[name], *args)
        except (KeyError, TypeError) as error:
            failed.append(f"{type(error).__name__}: {error}")
    return failed


def total_moved(limit):
    moved = 0
    for owner, old, new in JOURNAL[:limit]:
        moved += abs(new - old)
    return moved


def year(account, rate):
    for month in range(12):
        gain = interest(account.balance, rate)
        post(account, gain)
    return account.balance


ann = Account("7992739871", "ann")
bob = Account("1234567", "bob")
print(ann.number, bob.number, post(ann, 100_00, 250_50), post(bob, 10_00, fee=True))
journal = JOURNAL
problems = batch(
    [("ann", "post", -50_00), ("eve", "post", 1), ("bob", "post", "cash"), ("bob", "post", 5, 6, 7)],
    ann=ann,
    bob=bob,
)
for problem in problems:
    print(problem)
print(shown(ann.balance), shown(bob.balance), shown(-5), total_moved(4))
print(shown(year(ann, 42)), len(journal), journal is JOURNAL, journal[-1])
print(months_until(100_00, 200_00, 50), months_until(10, 20, 1))
ann.owner = "mallory"
