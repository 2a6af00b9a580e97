"""How often words occur, where, and beside which others: what the reading room counts, for the terminal."""
