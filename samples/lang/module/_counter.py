"""Imported by samples; no sample itself."""
count = 0
items = []


def moved():
    global count
    count += 1
    items.append(count)
    return count
