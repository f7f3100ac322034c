# golden: stdout status stderr verdict
# Rule 4: hashing and comparing may run user code, which may write.
LOG = []


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        LOG.append(f"h{self.n}")
        return self.n % 2

    def __eq__(self, other):
        LOG.append(f"{self.n}={other.n}")
        return self.n == other.n

    def __lt__(self, other):
        LOG.append(f"{self.n}<{other.n}")
        return self.n < other.n


def show() -> str:
    text = " ".join(LOG)
    LOG.clear()
    return text


keys = [Key(n) for n in (3, 1, 2)]
table = {key: key.n for key in keys}
print(show())
print(table[Key(1)], show())
print(sorted(keys)[0].n, show())
print(keys.index(Key(2)), Key(9) in keys, show())
