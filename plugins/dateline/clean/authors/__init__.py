"""Who wrote a page, from what it states and what it shows."""
