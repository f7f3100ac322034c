# golden: stdout
# `else` of a loop sees what the loop leaves; `break` goes past it.
def search(items, wanted):  # reveal: (list[int], int) -> int | None
    at = 0
    while at < len(items):  # reveal: bool
        if items[at] == wanted:
            found = at
            break
        at += 1  # reveal: int
    else:
        found = None  # reveal: None
    return found  # reveal: int | None


print(search([1, 2, 3], 2), search([1, 2, 3], 9))
