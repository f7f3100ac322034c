# golden: stdout status stderr verdict
# Counting words and letters of a text.
TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity."""


def words_of(text):
    words = []
    word = ""
    for letter in text.lower():
        if letter.isalpha():
            word += letter
        elif word:
            words.append(word)
            word = ""
    if word:
        words.append(word)
    return words


def most_common(counts, n):
    pairs = [(-count, word) for word, count in counts.items()]
    pairs.sort()
    return [(word, -count) for count, word in pairs[:n]]


def count(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


words = words_of(TEXT)
print(len(words), "words,", len(set(words)), "different, longest:", max(len(w) for w in words))
for word, n in most_common(count(words), 5):
    print(f"{word:>6} {'*' * n} {n / len(words):.1%}")
letters = count("".join(words))
print(most_common(letters, 4), sum(letters.values()))
print(sorted({word for word in words if len(word) > 5}))
