"""Rasid: the lexicon layer (see docs/explanation/architecture.md)."""
