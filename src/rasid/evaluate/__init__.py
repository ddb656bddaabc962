"""Rasid: the evaluate layer (see docs/explanation/architecture.md)."""
