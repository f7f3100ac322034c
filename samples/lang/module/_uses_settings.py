"""Imported by samples; no sample itself."""
import _settings


def step(x):
    _settings.hits += 1
    _settings.total = _settings.total + x
    _settings.names.append(f"n{x}")
    return _settings.level
