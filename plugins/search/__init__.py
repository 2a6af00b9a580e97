"""Articles in, a term-sharded Lunr index out, and its browser client. Never reads HTML."""
