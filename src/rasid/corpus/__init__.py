"""Rasid: the corpus layer (see docs/explanation/architecture.md)."""
