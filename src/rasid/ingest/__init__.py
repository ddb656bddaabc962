"""Rasid: the ingest layer (see docs/explanation/architecture.md)."""
