"""Imported by samples; no sample itself."""
kept = []
