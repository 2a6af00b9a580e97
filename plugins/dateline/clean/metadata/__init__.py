"""Headline, standfirst, language and the rest of an article's fields, from what a page states and shows."""
