# golden: stdout status stderr verdict
# static: power_sum, product, hash_text
# What starts small may become huge.
def power_sum(base, n):
    total, power = 0, 1
    for _ in range(n):
        total += power
        power *= base
    return total


def product(xs):
    result = 1
    for x in xs:
        result *= x
    return result


def hash_text(text):
    h = 5381
    for letter in text:
        h = h * 33 + ord(letter)
    return h


print(power_sum(2, 10), power_sum(2, 63), power_sum(2, 64), power_sum(10, 25), power_sum(-3, 50))
print(product([1, 2, 3]), product(range(1, 25)), product([2**40, 2**40]), product([]))
print(hash_text("ab"), hash_text("hello world, how are you?"), hash_text("x" * 40) % 1000003)
