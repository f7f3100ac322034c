# golden: stdout
# choice, shuffle, sample, choices: lists, tuples, strings and ranges.
import random

random.seed(2024)
print([random.choice([1, 2, 3]) for _ in range(8)], random.choice("hello"), random.choice((1.5, 2.5)))
print(random.choice(range(10, 20)), random.choice(["a"]), random.choice([[1], [2]]))
words = "one two three four five six".split()
random.shuffle(words)
print(words)
empty: list[int] = []
random.shuffle(empty)
print(empty, random.sample([1], 1), random.sample([1, 2], 0))
print(random.sample(range(1000), 5), random.sample([1, 2, 3, 4, 5], 3), random.sample("abcdef", 6))
print(random.sample(range(100), k=30), random.sample((True, False, True), 2), random.sample(range(10**6), 12))
print(random.choices([1, 2, 3], k=5), random.choices([1, 2]))
print(random.choices([1, 2], k=0), random.choices([], k=0))
print(random.choices(words, [1, 2, 3, 4, 5, 6], k=4), random.choices([1, 2], weights=[0.5, 0.25], k=6))
print(random.choices([1, 2, 3], [0, 1, 0], k=3), random.choices([1, 2], [True, True], k=3))
deck = [(suit, rank) for suit in "SH" for rank in range(1, 5)]
random.shuffle(deck)
print(deck)
shared = deck
random.shuffle(shared)
print(deck is shared, deck[0])
