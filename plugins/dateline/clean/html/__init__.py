"""A saved page: from its bytes to the blocks of its article."""
