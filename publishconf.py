"""Settings of the published site: those of pelicanconf.py, and the address it is published at."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *

SITEURL = "https://archive.example.org"
