"""Rasid: the command line (see docs/reference/cli.md)."""
