# golden: verdict stdout
# A tuple of prefixes that are not all strings: one that fits before the wrong one is looked at decides.
def starts(text, one, two):
    try:
        return text.startswith((one, two))
    except TypeError as error:
        return str(error)


print(starts("abc", "x", "a"), starts("abc", 1, "a"), starts("abc", "a", 1), starts("abc", None, ""), "abc".endswith(()))
