"""Rasid: the model layer (see docs/explanation/architecture.md)."""
