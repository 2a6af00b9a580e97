"""What the verbs print and take on a terminal."""
