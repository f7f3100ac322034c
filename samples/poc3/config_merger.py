# golden: stdout status stderr verdict crossings
# static: strip_comment, is_number, indent, env_name
# deferred: convert, merge, dump, Settings.__getattr__
# crossings: in out
# Layers of settings: defaults, two files in a little INI language, overrides.
from typing import Any


def strip_comment(line):
    quoted = False
    for position, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == "#" and not quoted:
            return line[:position].rstrip()
    return line.rstrip()


def is_number(text: str) -> bool:
    if text.startswith("-"):
        text = text[1:]
    dots = 0
    for letter in text:
        if letter == ".":
            dots += 1
        elif letter not in "0123456789":
            return False
    return dots <= 1 and len(text) > dots


def indent(text: str, depth: int) -> str:
    return " " * (2 * depth) + text


def env_name(prefix, name):
    out = prefix + "_"
    for letter in name:
        out += "_" if letter in ".-" else letter.upper()
    return out


def convert(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    if is_number(text):
        return float(text) if "." in text else int(text)
    if text.startswith("["):
        inner = text[1:-1].strip()
        return [convert(part.strip()) for part in inner.split(",")] if inner else []
    return text.strip('"')


def parse(text):
    result = {}
    section = result
    for line in text.splitlines():
        line = strip_comment(line)
        if not line:
            continue
        if line.startswith("["):
            section = result.setdefault(line[1:-1], {})
        else:
            key, _, value = line.partition("=")
            section[key.strip()] = convert(value.strip())
    return result


def merge(base: dict[str, Any], *layers: dict[str, Any]) -> dict[str, Any]:
    """Into `base` itself; lists are joined, everything else is replaced."""
    for layer in layers:
        for key, value in layer.items():
            old = base.get(key)
            if isinstance(old, dict) and isinstance(value, dict):
                merge(old, value)
            elif isinstance(old, list) and isinstance(value, list):
                old.extend(value)
            else:
                base[key] = value
    return base


def dump(value: Any, depth: int = 0) -> None:
    for key in sorted(value):
        if isinstance(value[key], dict):
            print(indent(key + ":", depth))
            dump(value[key], depth + 1)
        else:
            print(indent(f"{key} = {value[key]!r}", depth))


class Settings:
    def __init__(self, data):
        self.data = data

    def __getattr__(self, name):
        value = self.data[name]
        return Settings(value) if isinstance(value, dict) else value


DEFAULTS = {"name": "app", "paths": ["/usr"], "server": {"port": 80, "hosts": []}, "debug": False}
SITE = """
name = "site # one"   # the quotes keep the hash
paths = [/opt, /srv]
[server]
port = 8080
hosts = [a.example, b.example]
"""
USER = """
debug = true
ratio = -0.5
[server]
hosts = [localhost]
[colours]
depth = 24
"""

paths = DEFAULTS["paths"]
server = DEFAULTS["server"]
config = merge(DEFAULTS, parse(SITE), parse(USER))
paths.append("/home")
dump(config)
server["seen"] = len(paths)
print(config["paths"][-1], config["server"]["seen"], DEFAULTS["server"]["seen"], server["port"])
settings = Settings(config)
print(settings.server.hosts[-1], settings.colours.depth + 1, settings.ratio)
for name in ["debug", "server.port", "log-level"]:
    print(env_name("APP", name))
settings.server.hosts.clear()
print(server["hosts"], is_number("-1.5"), is_number("1.2.3"), is_number("-"))
