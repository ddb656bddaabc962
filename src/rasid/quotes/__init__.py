"""Rasid: the quotes layer (see docs/explanation/architecture.md)."""
