"""`python -m aftercare` is the command `aftercare`."""

from .cli.main import program

program()
