"""The archive as a deposit for a repository: a BagIt bag that describes itself, and the way back."""
