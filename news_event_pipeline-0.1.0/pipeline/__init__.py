"""Typed events from news articles, gathered in one log per story."""

__version__ = "0.1.0"
