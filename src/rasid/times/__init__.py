"""Rasid: the times layer (see docs/explanation/architecture.md)."""
