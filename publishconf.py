"""Settings of the published site: those of pelicanconf.py, and the address it is published at."""

from pelicanconf import *

SITEURL = "https://archive.example.org"
