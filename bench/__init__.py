"""Measurements: quality against annotated events, speed, memory."""
