"""Imported by samples; no sample itself."""
from _middle import (
    made,
    VALUES,
)
