"""Rasid: the rules layer (see docs/explanation/architecture.md)."""
