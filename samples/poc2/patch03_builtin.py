# golden: stdout status stderr verdict
# static: average
# A builtin is replaced for the whole program.
import builtins

real_len = len


def total_length(words: list[str]) -> int:
    total = 0
    for word in words:
        total += len(word)
    return total


def average(words: list[str]) -> float:
    return total_length(words) / max(1, real_len(words))


def len_in_bytes(value):
    if isinstance(value, str):
        return real_len(value.encode())
    return real_len(value)


words = ["plain", "naïve", "日本"]
print(total_length(words), average(words))
builtins.len = len_in_bytes
print(total_length(words), average(words))
print(len([1, 2, 3]), len("é"))
