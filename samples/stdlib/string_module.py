# golden: stdout status stderr verdict
# Beside its constants `string` has functions and classes: they are the isolate's.
import string


def title(words):
    return string.capwords(words) + string.digits[:3]


def fill(name):
    return string.Template("Hello $name").substitute(name=name)


print(title("a bee  sea"), fill("you"), string.ascii_lowercase)
string.digits = "patched"
print(title("x"), string.digits)
