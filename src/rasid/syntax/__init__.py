"""Rasid: the syntax layer (see docs/explanation/architecture.md)."""
