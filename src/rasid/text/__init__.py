"""Rasid: the text layer (see docs/explanation/architecture.md)."""
