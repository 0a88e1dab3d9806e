"""`python -m slagen` is the command `slagen`."""

from slagen.cli.main import main

main()
