"""The desk: see, check and correct a store's events in a browser."""
