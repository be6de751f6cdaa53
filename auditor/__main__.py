"""`python -m auditor` is the command `auditor`."""

from auditor.apps.cli import main

main()
