"""The archive on disk: originals, pages, and the ledger that says which made which."""
