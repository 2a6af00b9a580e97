"""Organisations: where their names begin and end, and which names mean the same one."""
