"""Tests of Rasid, in the shape of src/rasid."""
