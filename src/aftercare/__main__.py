"""`python -m aftercare` is the command `aftercare`."""

from .cli.main import main

main()
