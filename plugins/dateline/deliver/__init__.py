"""The built site and the archive handed on: verified, exported, served, published."""
