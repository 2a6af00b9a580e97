"""The values every room speaks of: the article, its blocks, its fields. Imports nothing of ours."""
