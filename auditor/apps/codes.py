"""What the command ends with: all is well, findings, a mistake of the user, a failure inside."""

CLEAN, FINDINGS, MISTAKE, FAILURE = range(4)
