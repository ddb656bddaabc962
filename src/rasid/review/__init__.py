"""People look at coded events: what they decide, what to look at next, how far they agree, what follows from it."""
