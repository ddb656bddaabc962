"""Coded articles in the layouts that people use."""
