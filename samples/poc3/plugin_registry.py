# golden: stdout status stderr verdict crossings
# static: slug, count_vowels, caesar, checksum
# deferred: run_all, Registry.plugin, load_source
# crossings: in out
# Plugins register themselves by decorator; one of them arrives as text.


def slug(title):
    out = ""
    for letter in title.lower():
        if letter.isalnum():
            out += letter
        elif out and out[-1] != "-":
            out += "-"
    return out.strip("-")


def count_vowels(text: str) -> int:
    count = 0
    for letter in text:
        if letter in "aeiou":
            count += 1
    return count


def caesar(text: str, shift: int) -> str:
    out = ""
    for letter in text:
        if letter.islower():
            out += chr((ord(letter) - 97 + shift) % 26 + 97)
        else:
            out += letter
    return out


def checksum(text, modulus=65521):
    low, high = 1, 0
    for letter in text:
        low = (low + ord(letter)) % modulus
        high = (high + low) % modulus
    return high * 65536 + low


class Registry:
    def __init__(self):
        self.plugins = {}
        self.log = []

    def plugin(self, *names, **options):
        def register(function):
            for name in names or (function.__name__,):
                self.plugins[name] = (function, options)
            return function

        return register

    def __getattr__(self, name):
        try:
            return self.plugins[name][0]
        except KeyError:
            raise AttributeError(f"no plugin called {name!r}") from None


registry = Registry()


@registry.plugin("slug", "link", prefix="/posts/")
def make_link(text, log, prefix=""):
    log.append("link")
    return prefix + slug(text)


@registry.plugin()
def vowels(text, log):
    log.append("vowels")
    return count_vowels(text)


@registry.plugin("secret", shift=3)
def encode(text, log, **options):
    log.append(f"secret {options}")
    return caesar(text, **options)


def load_source(text, **context):
    namespace = dict(context)
    exec(text, namespace)
    for name, value in namespace.items():
        if callable(value) and name.startswith("plugin_"):
            registry.plugin(name[7:])(value)


SOURCE = '''
def plugin_sum(text, log):
    log.append("sum")
    return checksum(text) + bonus
'''


def run_all(text, *names):
    results = {}
    for name in names:
        function, options = registry.plugins[name]
        results[name] = function(text, log, **options)
    return results


log = registry.log
load_source(SOURCE, checksum=checksum, bonus=1)
for text in ["Hello, World!", "attack at dawn"]:
    for name, value in run_all(text, *sorted(registry.plugins)).items():
        print(f"{name:8} {value!r}")
log.append("checked")
print(len(log), log[-1], registry.log[-1])
print(registry.link("A & B", log), registry.secret("xyz", log, shift=1), log[-2:])
print(count_vowels(slug("An Easy One")), checksum("Wikipedia"))
try:
    registry.missing
except AttributeError as error:
    print(error)
