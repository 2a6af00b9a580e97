"""`python -m dateline`: the command, by the Python that it is installed in."""

from .cli.program import main

main()
