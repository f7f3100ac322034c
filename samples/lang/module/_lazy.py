"""Imported by samples; no sample itself."""
calls = []


def __getattr__(name):
    calls.append(name)
    if name.startswith("__") or name == "nothing":
        raise AttributeError(name)
    return name.upper()
