"""Analyses in, stories out."""
