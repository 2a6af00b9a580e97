"""Names in a text: found by a model and by rules, with the evidence for their type."""
