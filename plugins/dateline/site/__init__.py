"""Which pages the site has and what each shows. Renders nothing, writes nothing, knows no Pelican."""
