"""The gazetteer: names of places and what they may mean."""
