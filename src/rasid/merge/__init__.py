"""Across articles: near-copies of one text, and reports of one happening."""
