"""Rasid reads Arabic political news and codes who did what to whom."""
