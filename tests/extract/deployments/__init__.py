"""Tests of what the rules of deployments ask of a tree."""
