"""Rasid: the events layer (see docs/explanation/architecture.md)."""
