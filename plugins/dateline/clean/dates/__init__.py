"""When a page was published and changed, from what it states and what it shows."""
