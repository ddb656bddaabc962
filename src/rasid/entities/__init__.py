"""Rasid: the entities layer (see docs/explanation/architecture.md)."""
