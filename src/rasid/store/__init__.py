"""Coded articles kept as Delta tables: written in atomic batches, read by many at once."""
