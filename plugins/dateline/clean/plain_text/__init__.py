"""Plain-text dumps: from lines to articles."""
