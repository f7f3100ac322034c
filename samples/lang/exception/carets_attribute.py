# golden: stdout status stderr verdict
# Carets below an attribute.
def shout(text):
    return text.strip().uppercase() + "!"


shout(" a ")
