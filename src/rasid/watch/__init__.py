"""Rasid: live reading of feeds and sitemaps into a store (see docs/explanation/architecture.md)."""
