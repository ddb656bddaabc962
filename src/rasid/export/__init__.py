"""Rasid: the export layer (see docs/explanation/architecture.md)."""
